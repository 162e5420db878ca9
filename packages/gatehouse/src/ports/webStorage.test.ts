// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { storageContract } from '../testing/contracts/storageContract.ts'
import { webStorage } from './webStorage.ts'

storageContract({ test, expect }, () => {
  sessionStorage.clear()
  return webStorage(sessionStorage)
})

test('the given area is what is written to, and it is said to last', () => {
  const storage = webStorage(sessionStorage)
  storage.set('key', 'value')
  expect(sessionStorage.getItem('key')).toBe('value')
  expect(localStorage.getItem('key')).toBeNull()
  expect(storage.persistence?.()).toBe('durable')
})

test('what the area throws is thrown on', () => {
  const refuse = (): never => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const storage = webStorage({ getItem: refuse, setItem: refuse, removeItem: refuse })
  expect(() => storage.get('key')).toThrow('full')
  expect(() => storage.set('key', 'value')).toThrow('full')
  expect(() => storage.remove('key')).toThrow('full')
})
