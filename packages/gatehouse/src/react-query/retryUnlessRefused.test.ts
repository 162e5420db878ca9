import { expect, test } from 'vitest'
import { AuthError, type AuthErrorCode } from '../errors.ts'
import { retryUnlessRefused } from './retryUnlessRefused.ts'

const refused: readonly AuthErrorCode[] = [
  'signed-out',
  'session-changed',
  'credential-refused',
  'config-invalid',
  'disposed',
]

test.each(refused)('an error that trying again cannot cure is not tried again: %s', (code) => {
  expect(retryUnlessRefused(true)(0, new AuthError(code, 'No.'))).toBe(false)
})

test.each([
  ['401', { status: 401 }],
  ["the vendor's 403", { statusCode: 403 }],
  ['a 401 in the response', { response: { status: 401 } }],
])('a refusal by its shape is not tried again: %s', (_, shape) => {
  const error = Object.assign(new Error('No.'), shape)
  expect(retryUnlessRefused<Error>(5)(0, error)).toBe(false)
})

test.each([
  ['a time-out', new AuthError('timeout', 'Late.', { recoverable: true })],
  ['an outage', Object.assign(new Error('No.'), { status: 503 })],
  ['a dead network', new TypeError('Failed to fetch')],
  ['nothing in particular', undefined],
])('what may pass is tried again, as often as the app says: %s', (_, error) => {
  const retry = retryUnlessRefused<unknown>(2)
  expect([0, 1, 2].map((failures) => retry(failures, error))).toEqual([true, true, false])
  expect(retryUnlessRefused<unknown>(false)(0, error)).toBe(false)
  expect(retryUnlessRefused<unknown>((failures) => failures === 9)(9, error)).toBe(true)
})

test("where nobody says, it is as TanStack Query's own: never on a server", () => {
  expect(retryUnlessRefused()(0, new Error('No.'))).toBe(false)
})
