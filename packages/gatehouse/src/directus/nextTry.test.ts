import { expect, test } from 'vitest'
import { DirectusError } from './errors.ts'
import { nextTry, type Tried } from './nextTry.ts'

function tried(status: number, code: string, more: Partial<Tried> = {}): Tried {
  const error = new DirectusError('no', {
    response: new Response(null, { status }),
    errors: [{ message: 'no', extensions: { code } }],
  })
  return {
    error,
    method: 'GET',
    isCredited: true,
    isByCookie: false,
    isRenewed: false,
    waits: 0,
    waitedMs: 0,
    ...more,
  }
}

test.each([
  ['GET', 401, 'TOKEN_EXPIRED', 'renew'],
  ['POST', 401, 'TOKEN_EXPIRED', 'renew'],
  ['PATCH', 403, 'INVALID_TOKEN', 'renew'],
  ['GET', 401, 'INVALID_CREDENTIALS', 'renew'],
  ['SEARCH', 401, 'INVALID_CREDENTIALS', 'renew'],
  ['search', 401, 'INVALID_CREDENTIALS', 'renew'],
  // A wrong password is told in the same words.
  ['POST', 401, 'INVALID_CREDENTIALS', 'give-up'],
  ['DELETE', 401, 'INVALID_CREDENTIALS', 'give-up'],
  ['GET', 401, 'INVALID_OTP', 'give-up'],
  ['GET', 403, 'FORBIDDEN', 'give-up'],
  ['GET', 400, 'TOKEN_EXPIRED', 'give-up'],
  ['GET', 500, 'INTERNAL_SERVER_ERROR', 'give-up'],
  ['GET', 503, 'UNEXPECTED_RESPONSE', 'give-up'],
])('%s that is refused with %i %s: %s', (...[method, status, code, type]) => {
  expect(nextTry(tried(status, code, { method })).type).toBe(type)
})

test('a refused cookie is looked into, also where the request is not to be sent again', () => {
  const refused = (method: string) =>
    nextTry(tried(401, 'INVALID_CREDENTIALS', { method, isByCookie: true })).type
  expect(['GET', 'POST', 'PATCH', 'DELETE'].map(refused)).toEqual(['renew', 'look', 'look', 'look'])
  expect(nextTry(tried(403, 'FORBIDDEN', { isByCookie: true })).type).toBe('give-up')
})

test('one renewal is enough, and none helps a request without a credential', () => {
  expect(nextTry(tried(401, 'TOKEN_EXPIRED', { isRenewed: true })).type).toBe('give-up')
  expect(nextTry(tried(401, 'TOKEN_EXPIRED', { isCredited: false })).type).toBe('give-up')
})

test('a busy server is waited for three times, longer each time, and thirty seconds in all (D18)', () => {
  const busy = (more: Partial<Tried>) => nextTry(tried(429, 'REQUESTS_EXCEEDED', more))
  expect(busy({})).toEqual({ type: 'wait', ms: 1_000 })
  expect(busy({ waits: 2, waitedMs: 3_000 })).toEqual({ type: 'wait', ms: 4_000 })
  expect(busy({ waits: 3, waitedMs: 7_000 }).type).toBe('give-up')
  expect(busy({ waits: 1, waitedMs: 29_000 }).type).toBe('give-up')
  expect(busy({ isCredited: false, method: 'POST' }).type).toBe('wait')
})
