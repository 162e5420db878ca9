import { expect, test } from 'vitest'
import { memoryStorage } from '../ports/memoryStorage.ts'
import { sameConfig } from './sameConfig.ts'

const base = { projectId: 'a', auth: { dashboardOrigins: ['https://a.example'], token: undefined } }

test('equal content is the same, however deep', () => {
  expect(sameConfig(base, structuredClone(base))).toBe(true)
})

test.each([
  ['another value', { ...base, projectId: 'b' }],
  ['a field less', { projectId: 'a' }],
  ['a field more', { ...base, dataset: 'x' }],
  ['a field of another name', { project: 'a', auth: base.auth }],
  ['another length', { ...base, auth: { ...base.auth, dashboardOrigins: [] } }],
  ['a list for an object', { ...base, auth: [] }],
  ['nothing', undefined],
  ['null', null],
])('%s is another one', (_, other) => {
  expect(sameConfig(base, other)).toBe(false)
  expect(sameConfig(other, base)).toBe(false)
})

test('functions count as equal, but not as something else', () => {
  expect(sameConfig({ on: () => 1 }, { on: () => 2 })).toBe(true)
  expect(sameConfig({ on: () => 1 }, { on: 'x' })).toBe(false)
  expect(sameConfig({ on: 'x' }, { on: () => 1 })).toBe(false)
})

test('a storage of functions is like another one, an object of a class only like itself', () => {
  expect(sameConfig({ storageArea: memoryStorage() }, { storageArea: memoryStorage() })).toBe(true)
  const source = new EventTarget()
  expect(sameConfig({ source }, { source })).toBe(true)
  expect(sameConfig({ source }, { source: new EventTarget() })).toBe(false)
})
