import { expect, test } from 'vitest'
import { HOME_PROJECT } from '../config.ts'
import { projectChoices } from './projectChoices.ts'

test('a project that the person is no member of can still be chosen, and says so', () => {
  const projects = [
    { id: HOME_PROJECT, displayName: 'Journal' },
    { id: 'other', displayName: 'Other' },
  ]
  const choices = projectChoices({ type: 'ready', projects })

  expect(choices).toContainEqual({ id: HOME_PROJECT, label: 'Journal' })
  expect(choices).toContainEqual({ id: 'w8f2c6rn', label: 'w8f2c6rn (not a member)' })
  expect(choices.at(-1)).toEqual({ id: 'other', label: 'Other' })
})

test('before the answer the ids stand in for the names, and nobody is called a stranger', () => {
  const labels = projectChoices({ type: 'loading' }).map(({ label }) => label)

  expect(labels).toContain(HOME_PROJECT)
  expect(labels.join()).not.toContain('not a member')
})
