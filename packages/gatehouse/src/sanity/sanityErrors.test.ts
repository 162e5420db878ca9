import { ClientError } from '@sanity/client'
import { expect, test } from 'vitest'
import {
  isCredentialRefusal,
  isProjectUserNotFoundError,
  projectOfError,
  retryAfterMs,
  statusOf,
  withoutSecret,
} from './sanityErrors.ts'

const NOW = Date.UTC(2026, 0, 5, 9)

const answer = (statusCode: number, body: unknown = {}, headers: object = {}) => ({
  statusCode,
  response: { statusCode, body, headers },
})
const stranger = answer(401, {
  error: { type: 'projectUserNotFoundError', description: 'Not a member', projectID: 'abc12345' },
})
const vendors = new ClientError({
  statusCode: 401,
  statusMessage: 'Unauthorized',
  headers: {},
  body: { statusCode: 401, error: 'Unauthorized', message: 'Session not found' },
  url: 'https://api.sanity.io/v1/users/me',
  method: 'GET',
})

test("the vendor's error is read by its shape", () => {
  expect(statusOf(vendors)).toBe(401)
  expect(isCredentialRefusal(vendors)).toBe(true)
  expect(isProjectUserNotFoundError(vendors)).toBe(false)
})

test('a 401 that says "not a member" is not about the token', () => {
  expect(isProjectUserNotFoundError(stranger)).toBe(true)
  expect(isCredentialRefusal(stranger)).toBe(false)
  expect(projectOfError(stranger)).toBe('abc12345')
  expect(projectOfError(vendors)).toBeUndefined()
})

test.each([400, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504, 520, 529])(
  'a %i never is the fault of the token (F5)',
  (status) => {
    expect(isCredentialRefusal(answer(status))).toBe(false)
  },
)

test.each([undefined, null, 'a string', 401, {}, { response: null }, { statusCode: '401' }, []])(
  "%j is nobody's answer",
  (error) => {
    expect(statusOf(error)).toBeUndefined()
    expect(isCredentialRefusal(error)).toBe(false)
    expect(isProjectUserNotFoundError(error)).toBe(false)
    expect(retryAfterMs(error, NOW)).toBeUndefined()
  },
)

test.each([
  ['30', 30_000],
  [' 30 ', 30_000],
  ['0', 0],
  ['Mon, 05 Jan 2026 09:01:00 GMT', 60_000],
  ['Mon, 05 Jan 2026 08:00:00 GMT', 0],
])('Retry-After %j is %i ms (F6)', (value, ms) => {
  expect(retryAfterMs(answer(429, {}, { 'retry-after': value }), NOW)).toBe(ms)
})

test.each([
  '',
  'soon',
  'soon 5',
  '-5',
  '1e3',
  '5 minutes',
  'Infinity',
  'Mon, 99 Jan 2026 09:01:00 GMT',
])('Retry-After %j is garbage, and ignored (F6)', (value) => {
  expect(retryAfterMs(answer(429, {}, { 'retry-after': value }), NOW)).toBeUndefined()
})

test('an error that quotes the secret is cut down to what it means (I9)', () => {
  expect(withoutSecret(vendors, 'sk-CANARY')).toBe(vendors)
  const headers = { 'retry-after': '30', 'x-echo': 'sk-CANARY' }
  const safe = withoutSecret(
    answer(429, { message: 'sk-CANARY is too fast' }, headers),
    'sk-CANARY',
  )
  expect(JSON.stringify(safe)).not.toContain('CANARY')
  expect([statusOf(safe), retryAfterMs(safe, NOW)]).toEqual([429, 30_000])
  expect(
    statusOf(withoutSecret(new TypeError('sk-CANARY is offline'), 'sk-CANARY')),
  ).toBeUndefined()
})
