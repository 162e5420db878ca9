import { AuthError } from 'gatehouse/sanity/react'
import { expect, test } from 'vitest'
import { answerOf } from './answerOf.ts'

test('a refusal is an answer, with its code and its sentence', () => {
  const refused = (): never => {
    throw new AuthError('project-token', 'It serves one project.')
  }
  expect(answerOf(refused)).toEqual({
    type: 'refused',
    code: 'project-token',
    sentence: 'It serves one project.',
  })
  expect(answerOf(() => ({}))).toEqual({ type: 'client' })
})

test('what is no refusal is thrown on', () => {
  const broken = (): never => {
    throw new TypeError('Broken.')
  }
  expect(() => answerOf(broken)).toThrow(TypeError)
})
