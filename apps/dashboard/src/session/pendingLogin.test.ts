import { expect, test } from 'vitest'
import { pendingLogin, type TabStorage } from './pendingLogin.ts'

function memory(): TabStorage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

function pending(storage: () => TabStorage = () => store) {
  let count = 0
  return pendingLogin({
    storage,
    nonce: () => {
      count += 1
      return `state-${count}`
    },
  })
}

const store = memory()

test('the sign-in that was begun here can be finished here, once', () => {
  const login = pending()
  const state = login.begin()

  expect(login.finish(state)).toBe(true)
  expect(login.finish(state)).toBe(false)
})

test('another state finishes nothing, and uses up the record', () => {
  const login = pending()
  const state = login.begin()

  expect(login.finish('guessed')).toBe(false)
  expect(login.finish(state)).toBe(false)
})

test('where nothing was begun, not even no state will do', () => {
  expect(pending(memory).finish(null)).toBe(false)
})

test('blocked storage means that nothing was begun here', () => {
  const blocked = pending(() => {
    throw new DOMException('Blocked', 'SecurityError')
  })

  expect(blocked.finish('any')).toBe(false)
  expect(() => blocked.begin()).toThrow('Blocked')
})
