import { expect, test } from 'vitest'
import { storageContract } from '../testing/contracts/storageContract.ts'
import { memoryStorage } from './memoryStorage.ts'

storageContract({ test, expect }, memoryStorage)

test('memory says that it keeps nothing, and two of them share nothing', () => {
  const first = memoryStorage()
  first.set('key', 'value')
  expect(first.persistence?.()).toBe('none')
  expect(memoryStorage().get('key')).toBeNull()
})

test('memory has no prototype to be polluted', () => {
  const storage = memoryStorage()
  expect(storage.get('__proto__')).toBeNull()
  storage.set('__proto__', 'value')
  expect(storage.get('__proto__')).toBe('value')
  expect(storage.get('constructor')).toBeNull()
})
