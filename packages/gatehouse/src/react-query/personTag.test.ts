import { expect, test } from 'vitest'
import type { AuthState } from '../authState.ts'
import { personTag, UNKNOWN } from './personTag.ts'

function signedIn(id: string | null): AuthState {
  const currentUser = id === null ? null : { id }
  return { type: 'logged-in', token: 'secret-token', currentUser, method: 'token' }
}

test('a person has one tag, another person another, and neither id nor token is in it', () => {
  const tag = personTag(signedIn('ada@example.com'))
  expect(tag).toBe(personTag(signedIn('ada@example.com')))
  expect(tag).not.toBe(personTag(signedIn('tomas@example.com')))
  expect(tag).toMatch(/^\d+\.\d+$/)
})

test('10,000 ids have 10,000 tags', () => {
  const tags = Array.from({ length: 10_000 }, (_, index) => personTag(signedIn(`user-${index}`)))
  expect(new Set(tags).size).toBe(10_000)
})

test('somebody unknown has a tag too, and nobody has none', () => {
  expect(personTag(signedIn(null))).toBe(UNKNOWN)
  expect(personTag({ type: 'logging-in', isExchangingToken: true })).toBeNull()
  expect(personTag({ type: 'logged-out', isDestroyingSession: false })).toBeNull()
})
