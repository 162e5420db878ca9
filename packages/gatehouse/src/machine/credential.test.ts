import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  type Credential,
  isToken,
  parseCredential,
  plain,
  sameCredential,
  seal,
} from './credential.ts'

const CANARY = 'canary'
const full = { token: CANARY, refreshToken: `${CANARY}-r`, lifetimeMs: 60_000, refreshAfterMs: 9 }

describe('a sealed credential keeps its secrets (S9)', () => {
  const sealed = seal(full)

  test('who asks for a field gets it', () => {
    expect(sealed).toMatchObject({ lifetimeMs: 60_000, refreshAfterMs: 9 })
    expect('token' in sealed && [sealed.token, sealed.refreshToken]).toEqual(['canary', 'canary-r'])
  })

  const ways: Readonly<Record<string, (value: unknown) => unknown>> = {
    'in JSON': JSON.stringify,
    'in JSON of what holds it': (value) => JSON.stringify({ list: [value] }),
    'in the console of Node': (value) => inspect(value, { depth: 20 }),
    'in the console of Node, with all that is hidden': (value) =>
      inspect({ value }, { showHidden: true, depth: 20 }),
    'in a spread': (value) => JSON.stringify({ ...(value as object) }),
    'in Object.assign': (value) => JSON.stringify(Object.assign({}, value)),
    'in its entries': (value) => JSON.stringify(Object.entries(value as object)),
    'in a structured clone': (value) =>
      inspect(structuredClone({ ...(value as object) }), { showHidden: true }),
    'in a text': (value) => String(value),
  }
  test.each(Object.entries(ways))('%s', (_, way) => {
    expect(way(sealed)).not.toContain(CANARY)
  })

  test('it prints as what it is', () => {
    expect(JSON.stringify({ sealed })).toBe('{"sealed":"[redacted]"}')
    expect(inspect(sealed)).toBe('[redacted credential]')
  })

  test('it cannot be changed', () => {
    expect(() => Object.assign(sealed, { token: 'other' })).toThrow(TypeError)
  })

  test('sealing twice is sealing once', () => {
    expect(plain(seal(sealed))).toEqual(full)
  })
})

describe('plain', () => {
  test('gives back what was sealed, as data that can be cloned', () => {
    expect(structuredClone(plain(seal(full)))).toEqual(full)
    expect(plain(seal({ withCredentials: true }))).toEqual({ withCredentials: true })
  })

  test('does not write what is not there', () => {
    expect(Object.keys(plain(seal({ token: 'abc' })))).toEqual(['token'])
  })

  test('keeps nothing that is not part of a credential', () => {
    const wide = { token: 'abc', user: { id: 'ada' } } as Credential
    expect(plain(seal(wide))).toEqual({ token: 'abc' })
  })
})

describe('what is a token', () => {
  test.each(['a', 'skABC123', 'a.b-c_d~e+f/g==', '!', '~', 'x'.repeat(16_384)])('%.20s', (text) => {
    expect(isToken(text)).toBe(true)
    expect(parseCredential({ token: text })).toMatchObject({ token: text })
  })
})

describe('what is not a token (F8)', () => {
  const bad: readonly unknown[] = [
    '',
    ' ',
    'a b',
    'a\r\nX-Injected: 1',
    'a\u0000',
    'a\n',
    'pässword',
    '\u200babc',
    'x'.repeat(16_385),
    null,
    0,
    1,
    true,
    {},
    ['abc'],
    new String('abc'),
  ]
  test.each(bad.map((value) => [JSON.stringify(value).slice(0, 40), value]))('%s', (_, value) => {
    expect(isToken(value)).toBe(false)
    expect(parseCredential({ token: value })).toBeUndefined()
    expect(parseCredential({ token: 'abc', refreshToken: value })).toBeUndefined()
  })
})

describe('what is not a lifetime (F8, F30)', () => {
  const bad = [0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, '60000', null, true, {}, [1], 1n]
  test.each(bad)('%s', (value) => {
    expect(parseCredential({ token: 'abc', lifetimeMs: value })).toBeUndefined()
    expect(parseCredential({ token: 'abc', refreshAfterMs: value })).toBeUndefined()
    expect(parseCredential({ withCredentials: true, lifetimeMs: value })).toBeUndefined()
  })

  test.each([0.5, 1, 1_000, 2 ** 31 - 2, 2 ** 31, 30 * 86_400_000, Number.MAX_SAFE_INTEGER])(
    'and %d is one',
    (lifetimeMs) => {
      expect(parseCredential({ token: 'abc', lifetimeMs })).toMatchObject({ lifetimeMs })
    },
  )
})

describe('parsing', () => {
  test.each([undefined, null, 'abc', 4, [], {}, () => {}, { withCredentials: false }])(
    '%s is no credential',
    (value) => {
      expect(parseCredential(value)).toBeUndefined()
    },
  )

  test('cookies must be said to be meant', () => {
    expect(parseCredential({ withCredentials: 'true' })).toBeUndefined()
    expect(parseCredential({ withCredentials: true })).toMatchObject({ withCredentials: true })
  })

  test('a broken token is not made up for by cookies', () => {
    expect(parseCredential({ token: '', withCredentials: true })).toBeUndefined()
  })

  test('what was parsed is sealed, and free of what else came along', () => {
    const parsed = parseCredential(JSON.parse('{"token":"abc","__proto__":{"evil":1},"x":2}'))
    expect(JSON.stringify({ parsed })).toBe('{"parsed":"[redacted]"}')
    expect(parsed && 'evil' in parsed).toBe(false)
    expect(parsed && 'x' in parsed).toBe(false)
  })

  test('a sealed credential can be parsed again', () => {
    const parsed = parseCredential(seal(full))
    expect(parsed && plain(parsed)).toEqual(full)
  })
})

describe('the same to the backend', () => {
  const abc = seal({ token: 'abc' })
  const cookie = seal({ withCredentials: true })

  test('is what has the same token, whatever its lifetime', () => {
    expect(sameCredential(abc, { token: 'abc', lifetimeMs: 5, refreshToken: 'r' })).toBe(true)
    expect(sameCredential(abc, seal({ token: 'abd' }))).toBe(false)
  })

  test('is one cookie session and another, and never a token and a cookie', () => {
    expect(sameCredential(cookie, { withCredentials: true })).toBe(true)
    expect(sameCredential(cookie, abc)).toBe(false)
    expect(sameCredential(abc, cookie)).toBe(false)
  })
})
