// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { storageContract } from '../testing/contracts/storageContract.ts'
import { browserStorage } from './browserStorage.ts'

const blocked = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

describe('over localStorage', () => {
  storageContract({ test, expect }, () => {
    localStorage.clear()
    return browserStorage()
  })
})

describe('where touching localStorage throws (F12)', () => {
  storageContract({ test, expect }, () => browserStorage(blocked))
})

test('what is written stands in localStorage, and is said to last', () => {
  const storage = browserStorage()
  storage.set('key', 'value')
  expect(localStorage.getItem('key')).toBe('value')
  expect(storage.persistence?.()).toBe('durable')
})

test('every way in which a browser withholds storage ends in memory that says so (F12)', () => {
  const refusing = { getItem: blocked, setItem: blocked, removeItem: blocked }
  const ways: readonly (() => unknown)[] = [
    blocked,
    () => null,
    () => undefined,
    () => ({}),
    () => refusing,
  ]
  for (const way of ways) {
    const storage = browserStorage(way as () => Storage)
    expect(storage.persistence?.()).toBe('none')
    storage.set('key', 'value')
    expect(storage.get('key')).toBe('value')
  }
})

test('nothing is touched before the first verb', () => {
  let touched = false
  browserStorage(() => {
    touched = true
    return localStorage
  })
  expect(touched).toBe(false)
})

test('a storage that worked and then throws is reported, never replaced by emptiness (F13)', () => {
  let broken = false
  const area = {
    getItem: () => (broken ? blocked() : 'value'),
    setItem: () => (broken ? blocked() : undefined),
    removeItem: () => (broken ? blocked() : undefined),
  }
  const storage = browserStorage(() => area)
  expect(storage.get('key')).toBe('value')
  broken = true
  expect(() => storage.get('key')).toThrow('insecure')
  expect(() => storage.set('key', 'other')).toThrow('insecure')
  broken = false
  expect(storage.get('key')).toBe('value')
})

test('a full storage is an error, not a reason to forget what it holds', () => {
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const storage = browserStorage(() => ({ getItem: () => 'old', setItem: full, removeItem() {} }))
  expect(() => storage.set('key', 'new')).toThrow('full')
  expect(storage.get('key')).toBe('old')
})
