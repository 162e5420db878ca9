import { describe, expect, test } from 'vitest'
import { seal } from './credential.ts'
import {
  age,
  isDue,
  isExpired,
  LONGEST_RETRY_MS,
  renewalDueMs,
  retryDelay,
  wakeTime,
} from './schedule.ts'
import { type ActivePhase, type AuthUser, initialSession, type Phase } from './session.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const received = { mono: 1_000, wall: 1_700_000_000_000 }

function active(
  lifetime: { readonly lifetimeMs?: number; readonly refreshAfterMs?: number },
  renewal: ActivePhase<AuthUser>['renewal'] = { type: 'idle' },
): ActivePhase<AuthUser> {
  const credential = seal({ token: 'abc', ...lifetime })
  return { type: 'active', credential, receivedAt: received, user: { id: 'ada' }, renewal }
}

/** So many milliseconds later, on each clock. */
function later(mono: number, wall = mono): { readonly mono: number; readonly wall: number } {
  return { mono: received.mono + mono, wall: received.wall + wall }
}

function wakesAt(phase: Phase<AuthUser>): number | undefined {
  return wakeTime({ ...initialSession, phase })
}

describe('age (F27, F28)', () => {
  test.each([
    ['both clocks agree', later(5_000), 5_000],
    ['the device slept, and the monotonic clock stood still', later(10, 8 * HOUR), 8 * HOUR],
    ['the wall clock was set back by a day', later(5_000, -DAY), 5_000],
    ['the wall clock was set forward by an hour', later(5_000, HOUR), HOUR],
    ['the wall clock is frozen', later(5_000, 0), 5_000],
    ['both went backwards, as in another document', later(-5_000, -5_000), 0],
  ])('%s', (_, at, expected) => {
    expect(age(received, at)).toBe(expected)
  })
})

describe('when a renewal is due', () => {
  test.each([
    ['thirty seconds before the end of a long life', { lifetimeMs: HOUR }, HOUR - 30_000],
    ['a quarter before the end of a short one', { lifetimeMs: 60_000 }, 45_000],
    ['where the two margins meet', { lifetimeMs: 120_000 }, 90_000],
    ['as the backend says', { lifetimeMs: HOUR, refreshAfterMs: 5_000 }, 5_000],
    ['at the end at the latest', { lifetimeMs: 1_000, refreshAfterMs: 5_000 }, 1_000],
    ['as the backend says, where it tells no end', { refreshAfterMs: 5_000 }, 5_000],
    ['never, where nothing is known', {}, undefined],
  ])('%s', (_, lifetime, expected) => {
    expect(renewalDueMs(seal({ token: 'abc', ...lifetime }))).toBe(expected)
  })

  test('always after the receipt and not after the end, however long the life is (F30)', () => {
    const lives = [0.5, 1, 1_000, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, 30 * DAY, 2 ** 53 - 1]
    for (const lifetimeMs of lives) {
      const due = renewalDueMs(seal({ token: 'abc', lifetimeMs }))
      expect(due).toBeGreaterThan(0)
      expect(due).toBeLessThanOrEqual(lifetimeMs)
    }
  })
})

describe('at the edges', () => {
  const phase = active({ lifetimeMs: 60_000 })

  test('it is due from the margin on, and not a millisecond before', () => {
    expect(isDue(phase, later(44_999))).toBe(false)
    expect(isDue(phase, later(45_000))).toBe(true)
  })

  test('it is over from the end on, and not a millisecond before', () => {
    expect(isExpired(phase, later(59_999))).toBe(false)
    expect(isExpired(phase, later(60_000))).toBe(true)
  })

  test('sleep counts, on whichever clock it shows (F28)', () => {
    expect(isExpired(phase, later(10, 8 * HOUR))).toBe(true)
    expect(isExpired(phase, later(8 * HOUR, 10))).toBe(true)
  })

  test('a wall clock that goes back makes nothing younger (F27)', () => {
    expect(isExpired(phase, later(60_000, -DAY))).toBe(true)
    expect(isDue(phase, later(45_000, -DAY))).toBe(true)
  })

  test('what has no end is never over, and never due', () => {
    expect(isExpired(active({}), later(1_000 * DAY))).toBe(false)
    expect(isDue(active({}), later(1_000 * DAY))).toBe(false)
  })
})

describe('the wait after a failure', () => {
  test('doubles from a second to a minute, and stays there', () => {
    const waits = Array.from({ length: 9 }, (_, failures) => retryDelay(failures, 1))
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000))
    expect(retryDelay(10_000, 1)).toBe(LONGEST_RETRY_MS)
  })

  test('is spread over its second half, and never nothing', () => {
    for (const failures of [0, 1, 5, 100]) {
      expect(retryDelay(failures, 0)).toBe(retryDelay(failures, 1) / 2)
      expect(retryDelay(failures, 0)).toBeGreaterThanOrEqual(500)
    }
  })

  test('is at least what the server wishes, spread a little (F6)', () => {
    expect(retryDelay(0, 0, 30_000)).toBe(30_000)
    expect(retryDelay(0, 0.999, 30_000)).toBeLessThan(30_500)
    expect(retryDelay(9, 0, 5_000)).toBe(5_000)
  })

  test('is not nothing where the server wishes nothing, and a day at most (F6)', () => {
    expect(retryDelay(0, 0, 0)).toBe(500)
    expect(retryDelay(0, 0, -5_000)).toBe(500)
    expect(retryDelay(0, 0, 400 * DAY)).toBe(DAY)
  })
})

describe('when to look at the clock next', () => {
  test('when the renewal is due', () => {
    expect(wakesAt(active({ lifetimeMs: 60_000 }))).toBe(received.mono + 45_000)
  })

  test('after half a second at the earliest: a life of nothing is no hot loop (F8, F30)', () => {
    for (const lifetimeMs of [0.001, 1, 100, 600]) {
      expect(wakesAt(active({ lifetimeMs }))).toBe(received.mono + 500)
    }
    expect(wakesAt(active({ refreshAfterMs: 1 }))).toBe(received.mono + 500)
  })

  test('at the end, where the backend will not renew', () => {
    const refused = { type: 'refused', refused: 'no', maybeSent: false } as const
    expect(wakesAt(active({ lifetimeMs: 60_000 }, refused))).toBe(received.mono + 60_000)
    expect(wakesAt(active({ refreshAfterMs: 5_000 }, refused))).toBeUndefined()
  })

  test('when the next try is due', () => {
    const waiting = { type: 'waiting', cause: 'due', failures: 1, maybeSent: false } as const
    expect(wakesAt(active({ lifetimeMs: 60_000 }, { ...waiting, retryAt: 77 }))).toBe(77)
  })

  test('not at all while a renewal runs, without an end, or without a session', () => {
    const running = { type: 'running', cause: 'due', failures: 0, maybeSent: false } as const
    expect(wakesAt(active({ lifetimeMs: 60_000 }, { ...running, flight: 1 }))).toBeUndefined()
    expect(wakesAt(active({}))).toBeUndefined()
    expect(wakesAt({ type: 'out' })).toBeUndefined()
    expect(wakesAt({ type: 'starting' })).toBeUndefined()
  })

  test('when a validation is tried again, and not while its answer is awaited', () => {
    const { credential, receivedAt } = active({})
    const phase = {
      type: 'validating',
      source: 'url',
      failures: 1,
      credential,
      receivedAt,
    } as const
    expect(wakesAt({ ...phase, retryAt: 88 })).toBe(88)
    expect(wakesAt(phase)).toBeUndefined()
  })
})
