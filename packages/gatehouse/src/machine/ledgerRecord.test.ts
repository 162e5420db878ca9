import { describe, expect, test } from 'vitest'
import { plain, seal } from './credential.ts'
import { type LedgerRecord, readRecord, receivedInstant, writeRecord } from './ledgerRecord.ts'
import type { AuthUser } from './session.ts'

interface Person extends AuthUser {
  readonly name?: string
}

const record: LedgerRecord<Person> = {
  type: 'signedIn',
  version: 7,
  credential: seal({ token: 'abc', refreshToken: 'def', lifetimeMs: 60_000 }),
  user: { id: 'ada' },
  lineage: 5,
  receivedAt: 1_000,
  refreshedAt: 2_000,
}

/** What the store gives back. */
const stored = writeRecord(record) as Record<string, unknown>

function readPerson(value: unknown): Person | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? { id: value.id } : undefined
}

function read(value: unknown): LedgerRecord<Person> | undefined {
  return readRecord(value, readPerson)
}

describe('what was written is read again', () => {
  test('somebody who is signed in, with all that belongs to the credential', () => {
    const again = read(structuredClone(stored))
    expect(again).toMatchObject({ version: 7, lineage: 5, user: { id: 'ada' }, receivedAt: 1_000 })
    expect(again).toHaveProperty('refreshedAt', 2_000)
    expect(again?.type === 'signedIn' && plain(again.credential)).toEqual({
      token: 'abc',
      refreshToken: 'def',
      lifetimeMs: 60_000,
    })
  })

  test('the credential that was read is sealed', () => {
    expect(JSON.stringify(read(stored))).not.toMatch(/abc|def/)
  })

  test('somebody whose name is not known yet', () => {
    expect(read(writeRecord({ ...record, user: null }))).toMatchObject({ user: null })
  })

  test('a session of cookies', () => {
    const credential = seal({ withCredentials: true })
    const again = read(structuredClone(writeRecord({ ...record, credential })))
    expect(again?.type === 'signedIn' && plain(again.credential)).toEqual({ withCredentials: true })
  })

  test('that nobody is signed in keeps its version, and nothing else', () => {
    const out = writeRecord({ type: 'signedOut', version: 8 })
    expect(read(structuredClone(out))).toEqual({ type: 'signedOut', version: 8 })
    const leftover = { ...(out as object), credential: { token: 'canary' } }
    expect(read(leftover)).toEqual({ type: 'signedOut', version: 8 })
  })
})

describe('what is no record is dropped, and nothing is thrown (F14, S13, F26)', () => {
  const broken: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    null: null,
    'a text': '{"token":"abc"}',
    'a number': 4,
    'a function': () => stored,
    'an empty object': {},
    'a list': [stored],
    'no schema': { ...stored, schema: undefined },
    'the schema of a later release': { ...stored, schema: 2 },
    'a schema that only looks right': { ...stored, schema: '1' },
    'no version': { ...stored, version: undefined },
    'version 0': { ...stored, version: 0 },
    'a negative version': { ...stored, version: -1 },
    'a broken version': { ...stored, version: 1.5 },
    'a version that ends the counting': { ...stored, version: Number.MAX_SAFE_INTEGER + 1 },
    'an endless version': { ...stored, version: Number.POSITIVE_INFINITY },
    'a version in letters': { ...stored, version: '7' },
    'no type': { ...stored, type: undefined },
    'another type': { ...stored, type: 'signedUp' },
    'no credential': { ...stored, credential: undefined },
    'an empty token': { ...stored, credential: { token: '' } },
    'a token that breaks out of its header': { ...stored, credential: { token: 'a\r\nb: c' } },
    'a lifetime that never ends': { ...stored, credential: { token: 'a', lifetimeMs: Infinity } },
    'no user': { ...stored, user: undefined },
    'a user that the strategy does not know': { ...stored, user: { id: 4 } },
    'a user that is a function': { ...stored, user: () => ({ id: 'ada' }) },
    'no beginning': { ...stored, lineage: undefined },
    'a beginning that is no version': { ...stored, lineage: 0.5 },
    'no time': { ...stored, receivedAt: undefined },
    'a time that is no number': { ...stored, receivedAt: Number.NaN },
    'a time before all time': { ...stored, receivedAt: -1 },
    'a user of 10 MB': { ...stored, user: { id: 'ada', name: 'x'.repeat(10_000_000) } },
    'a user of many fields': {
      ...stored,
      user: { id: 'ada', list: Array.from({ length: 20_000 }, (_, index) => index) },
    },
    'a token of 10 MB': { ...stored, credential: { token: 'x'.repeat(10_000_000) } },
  }
  test.each(Object.entries(broken))('%s', (_, value) => {
    expect(read(value)).toBeUndefined()
  })

  test('a user that refers to itself, as a structured clone may', () => {
    const user: Record<string, unknown> = { id: 'ada' }
    user.self = user
    expect(read(structuredClone({ ...stored, user }))).toBeUndefined()
  })

  test('a user with a number that JSON does not know', () => {
    expect(read(structuredClone({ ...stored, user: { id: 'ada', big: 1n } }))).toBeUndefined()
  })

  test('a strategy that stumbles over a user', () => {
    const throws = () => {
      throw new Error('what is this')
    }
    expect(readRecord(stored, throws)).toBeUndefined()
  })
})

describe('keys of prototypes (S13)', () => {
  const evil =
    '{"__proto__":{"version":9,"evil":1},"constructor":{"prototype":{"evil":1}},"prototype":1,'

  test('in the record, they go nowhere', () => {
    const value: unknown = JSON.parse(evil + JSON.stringify(stored).slice(1))
    const again = read(value)
    expect(again?.version).toBe(7)
    expect(again && 'evil' in again).toBe(false)
    expect(Object.keys(again ?? {}).sort()).toEqual(Object.keys(record).sort())
  })

  test('in the credential, they go nowhere', () => {
    const credential: unknown = JSON.parse(`${evil}"token":"abc"}`)
    const again = read({ ...stored, credential })
    expect(again?.type === 'signedIn' && 'evil' in again.credential).toBe(false)
  })

  test('nothing that others see has changed', () => {
    read(JSON.parse(`${evil}"schema":1}`))
    expect('evil' in {}).toBe(false)
  })
})

test('a time of renewal that is none is left out; the session stays', () => {
  for (const refreshedAt of ['2000', Number.NaN, -5, null]) {
    expect(read({ ...stored, refreshedAt })).toMatchObject({ refreshedAt: undefined, version: 7 })
  }
})

describe('when a stored credential was received', () => {
  const at = { mono: 500, wall: 10_000 }

  test('is as long ago on both clocks', () => {
    expect(receivedInstant(4_000, at)).toEqual({ mono: -5_500, wall: 4_000 })
  })

  test('is now where it seems to come from the future: the clock was set back (F27)', () => {
    expect(receivedInstant(99_000, at)).toEqual(at)
  })
})
