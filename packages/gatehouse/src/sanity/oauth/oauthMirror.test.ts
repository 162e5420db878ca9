import { expect, test } from 'vitest'
import { seal } from '../../machine/credential.ts'
import { sharedStorage } from '../testing/sharedStorage.ts'
import { START, worldClock } from '../testing/worldClock.ts'
import { OAUTH_TOKENS_KEY, oauthMirror, readTokens, writeTokens } from './oauthMirror.ts'

const TOKENS = { token: 'at', refreshToken: 'rt', lifetimeMs: 3_600_000 }
const WRITTEN = {
  accessToken: 'at',
  tokenType: 'bearer',
  expiresIn: 3_600,
  expiresAt: '2026-01-05T10:00:00.000Z',
  refreshToken: 'rt',
}
const text = (change: object = {}) => JSON.stringify({ ...WRITTEN, ...change })
const fieldsOf = (value: unknown) => {
  const { token, refreshToken, lifetimeMs } = value as typeof TOKENS
  return { token, refreshToken, lifetimeMs }
}

test("the layout is the vendor's", () => {
  expect(JSON.parse(writeTokens(TOKENS, START))).toEqual(WRITTEN)
  expect(JSON.parse(writeTokens({ token: 'at', lifetimeMs: 1_000 }, START))).toEqual({
    accessToken: 'at',
    tokenType: 'bearer',
    expiresIn: 1,
    expiresAt: '2026-01-05T09:00:01.000Z',
  })
})

test('what was written is read, with the time that is left', () => {
  expect(fieldsOf(readTokens(text(), START))).toEqual(TOKENS)
  expect(fieldsOf(readTokens(text(), START + 600_000))).toEqual({
    ...TOKENS,
    lifetimeMs: 3_000_000,
  })
})

test('what has run out lives for a moment, so that it can be renewed', () => {
  expect(fieldsOf(readTokens(text(), START + 7_200_000))).toEqual({ ...TOKENS, lifetimeMs: 1 })
})

test('nothing is a sign-out; what cannot be read says nothing (F14, S13)', () => {
  expect(readTokens(null, START)).toBeNull()
  const unreadable = [
    '',
    '{',
    '{}',
    'null',
    '[]',
    '"at"',
    text({ accessToken: '' }),
    text({ accessToken: 'a b' }),
    text({ accessToken: 7 }),
    text({ accessToken: 'x'.repeat(50_000) }),
    text({ expiresAt: 'tomorrow' }),
    text({ expiresAt: 1_767_607_200_000 }),
    text({ expiresAt: '2026-13-45T99:00:00.000Z' }),
    text({ refreshToken: '' }),
    text({ refreshToken: {} }),
    `{"__proto__":${text()}}`,
    `${text()}${' '.repeat(70_000)}`,
  ]
  expect(unreadable.map((value) => readTokens(value, START))).toEqual(
    unreadable.map(() => undefined),
  )
})

test('storage that throws says nothing, either (F13)', () => {
  const storage = {
    ...sharedStorage().forTab(),
    get() {
      throw new DOMException('Blocked', 'SecurityError')
    },
  }
  expect(oauthMirror(worldClock()).read(storage)).toBeUndefined()
})

test('where there is no room, no tokens stand there that are used up (I2, F11)', () => {
  const { values, forTab, fill } = sharedStorage()
  const storage = forTab()
  const mirror = oauthMirror(worldClock())
  mirror.write(storage, seal(TOKENS))
  fill(20)
  expect(() => mirror.write(storage, seal({ ...TOKENS, token: 'next' }))).toThrow('Full')
  expect(values.get(OAUTH_TOKENS_KEY)).toBe('{}')
  expect(mirror.read(storage)).toBeUndefined()
  mirror.clear(storage)
  expect(values.size).toBe(0)
})

test('a token without an end, which an app may bring, has one in a year', () => {
  const year = 365 * 86_400_000
  expect(fieldsOf(readTokens(writeTokens({ token: 'own' }, START), START))).toEqual({
    token: 'own',
    refreshToken: undefined,
    lifetimeMs: year,
  })
})
