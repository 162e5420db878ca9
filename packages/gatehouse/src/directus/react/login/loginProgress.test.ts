import { expect, test } from 'vitest'
import { AuthError } from '../../../errors.ts'
import { DirectusError } from '../../errors.ts'
import { begin, type LoginProgress, refused, sent, wholeRequest } from './loginProgress.ts'

const first = { email: 'kofi@example.com', password: 'canary-password' }
const withCode = { ...first, otp: '123456' }

function refusal(code: string, status = 401): DirectusError {
  const errors = [{ message: 'No.', extensions: { code } }]
  return new DirectusError('No.', { response: new Response(null, { status }), errors })
}

test('a code is asked for after a right password, and was wrong only if there was one', () => {
  expect(refused(first, refusal('INVALID_OTP'))).toEqual({ type: 'otp', first, failure: null })
  expect(refused(withCode, refusal('INVALID_OTP'))).toMatchObject({
    type: 'otp',
    first,
    failure: { code: 'wrong-otp' },
  })
})

test.each([
  ['the password was changed', refusal('INVALID_CREDENTIALS'), 'password', 'wrong-password'],
  ['the account was suspended', refusal('USER_SUSPENDED'), 'password', 'blocked'],
  [
    'the code is none that the server can read',
    refusal('INVALID_PAYLOAD', 400),
    'otp',
    'wrong-otp',
  ],
  ['the server is busy', refusal('REQUESTS_EXCEEDED', 429), 'otp', 'too-many-tries'],
  ['the server is broken', refusal('UNEXPECTED_RESPONSE', 502), 'otp', 'unavailable'],
  ['nobody answers', new AuthError('network', 'No answer.'), 'otp', 'network'],
  ['something else is wrong', new Error('canary'), 'otp', 'unknown'],
])('with a code: where %s, it goes on there', (...[, error, type, code]) => {
  expect(refused(withCode, error)).toMatchObject({ type, failure: { code } })
})

test('the password is kept in the step of the code, and nowhere else (I9)', () => {
  const steps: readonly LoginProgress[] = [
    begin,
    sent(first),
    refused(first, refusal('INVALID_CREDENTIALS')),
    refused(withCode, refusal('INVALID_CREDENTIALS')),
  ]
  expect(JSON.stringify(steps)).not.toContain('canary')
  expect(sent(withCode)).toEqual({ type: 'otpSent', first })
})

test('a code alone is a whole sign-in in its own step only', () => {
  const asked = refused({ ...first, provider: 'ldap' }, refusal('INVALID_OTP'))
  expect(wholeRequest(asked, { otp: '1' })).toEqual({ ...first, provider: 'ldap', otp: '1' })
  expect(wholeRequest(begin, { otp: '1' })).toBeUndefined()
  expect(wholeRequest(asked, first)).toBe(first)
})
