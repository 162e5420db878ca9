import { describe, expect, test } from 'vitest'
import { AuthStateType, deriveAuthState } from './authState.ts'
import { AuthError } from './errors.ts'
import { seal } from './machine/credential.ts'
import type { ActivePhase, AuthUser, Phase } from './machine/session.ts'

const ada: AuthUser = { id: 'ada' }
const receivedAt = { mono: 10, wall: 1_000 }
const error = new AuthError('network', 'x')
const reason = { code: 'expired', at: 5 } as const
const active: ActivePhase<AuthUser> = {
  type: 'active',
  credential: seal({ token: 'abc', lifetimeMs: 60_000 }),
  receivedAt,
  user: ada,
  renewal: { type: 'idle' },
}
const validating: Phase<AuthUser> = {
  type: 'validating',
  credential: seal({ token: 'abc' }),
  receivedAt,
  source: 'parent',
  failures: 0,
}

const phases: readonly (readonly [string, Phase<AuthUser>, object])[] = [
  ['starting', { type: 'starting' }, { type: 'logging-in', isExchangingToken: false }],
  [
    'looking',
    { type: 'finding', step: 'looking' },
    { type: 'logging-in', isExchangingToken: false },
  ],
  ['asking', { type: 'finding', step: 'asking' }, { type: 'logging-in', isExchangingToken: false }],
  [
    'exchanging',
    { type: 'finding', step: 'exchanging' },
    { type: 'logging-in', isExchangingToken: true },
  ],
  ['validating', validating, { type: 'logging-in', isExchangingToken: true }],
  [
    'active',
    active,
    {
      type: 'logged-in',
      token: 'abc',
      currentUser: ada,
      method: 'token',
      lastTokenRefresh: undefined,
      expiresAt: 61_000,
    },
  ],
  [
    'leaving',
    { type: 'leaving', reason },
    { type: 'logged-out', isDestroyingSession: true, reason },
  ],
  ['out', { type: 'out', reason }, { type: 'logged-out', isDestroyingSession: false, reason }],
  [
    'out from the start',
    { type: 'out' },
    { type: 'logged-out', isDestroyingSession: false, reason: undefined },
  ],
  ['failed', { type: 'failed', error }, { type: 'error', error }],
]

describe('what each phase shows', () => {
  test.each(phases)('%s', (_, phase, state) => {
    expect(deriveAuthState(phase)).toEqual(state)
  })

  test('a cookie session has no token, and says so', () => {
    const phase: ActivePhase<AuthUser> = { ...active, credential: seal({ withCredentials: true }) }
    expect(deriveAuthState(phase)).toMatchObject({
      token: null,
      method: 'cookie',
      expiresAt: undefined,
    })
  })

  test('a renewed session says when that was', () => {
    expect(deriveAuthState({ ...active, refreshedAt: 2_000 })).toMatchObject({
      lastTokenRefresh: 2_000,
    })
  })

  test('the refresh token is in no state', () => {
    const credential = seal({ token: 'abc', refreshToken: 'canary' })
    expect(JSON.stringify(deriveAuthState({ ...active, credential }))).not.toContain('canary')
  })
})

describe('what says the same is the same object (I7)', () => {
  test.each(phases)('%s, derived again', (_, phase) => {
    const state = deriveAuthState(phase)
    expect(deriveAuthState({ ...phase }, state)).toBe(state)
  })

  test('a renewal that begins, waits or is refused changes nothing', () => {
    const state = deriveAuthState(active)
    const waiting = { cause: 'due', failures: 1, maybeSent: true, retryAt: 9 } as const
    for (const renewal of [
      { type: 'running', flight: 1, cause: 'due', failures: 0, maybeSent: false },
      { type: 'waiting', ...waiting },
      { type: 'refused', refused: 'no', maybeSent: false },
    ] as const) {
      expect(deriveAuthState({ ...active, renewal }, state)).toBe(state)
    }
  })

  test('one kind of looking after another changes nothing', () => {
    const state = deriveAuthState<AuthUser>({ type: 'starting' })
    expect(deriveAuthState({ type: 'finding', step: 'asking' }, state)).toBe(state)
  })
})

describe('what says something else is another object', () => {
  const state = deriveAuthState(active)
  const others: Readonly<Record<string, Phase<AuthUser>>> = {
    'another token': { ...active, credential: seal({ token: 'def', lifetimeMs: 60_000 }) },
    'another person': { ...active, user: { id: 'bob' } },
    'a profile that changed': { ...active, user: { ...ada } },
    'a renewal': { ...active, refreshedAt: 1 },
    'another end': { ...active, receivedAt: { mono: 10, wall: 1_001 } },
    'the end': { type: 'out', reason },
  }
  test.each(Object.entries(others))('%s', (_, phase) => {
    const next = deriveAuthState(phase, state)
    expect(next).not.toBe(state)
    expect(next).toEqual(deriveAuthState(phase))
  })

  test('another reason for the same sign-out', () => {
    const out = deriveAuthState<AuthUser>({ type: 'out', reason })
    expect(deriveAuthState({ type: 'out', reason: { code: 'revoked', at: 5 } }, out)).not.toBe(out)
  })

  test('the end of the revocation', () => {
    const leaving = deriveAuthState<AuthUser>({ type: 'leaving', reason })
    expect(deriveAuthState({ type: 'out', reason }, leaving)).toMatchObject({
      isDestroyingSession: false,
    })
  })
})

test('the names of the states are the values that the states carry', () => {
  const shown = new Set(phases.map(([, phase]) => deriveAuthState(phase).type))
  expect(new Set(Object.values(AuthStateType))).toEqual(shown)
})
