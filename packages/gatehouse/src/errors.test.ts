import { expect, test } from 'vitest'
import { AuthError, isAuthError } from './errors.ts'

test('an auth error is an error with a code that code can switch on', () => {
  const error = new AuthError('timeout', 'It took too long.')
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'AuthError', code: 'timeout', message: 'It took too long.' })
  expect(String(error)).toBe('AuthError: It took too long.')
})

test('it is not recoverable unless it says so', () => {
  expect(new AuthError('network', 'x').recoverable).toBe(false)
  expect(new AuthError('network', 'x', { recoverable: true }).recoverable).toBe(true)
})

test('a cause is kept, also one that is undefined; without one there is none', () => {
  const cause = new TypeError('Failed to fetch')
  expect(new AuthError('network', 'x', { cause }).cause).toBe(cause)
  expect(new AuthError('network', 'x', { cause: undefined })).toHaveProperty('cause', undefined)
  expect('cause' in new AuthError('network', 'x')).toBe(false)
})

test('its JSON holds neither its cause nor its stack (I9)', () => {
  const error = new AuthError('server', 'x', { cause: new Error('canary') })
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'AuthError',
    code: 'server',
    recoverable: false,
  })
})

test('isAuthError tells ours from others', () => {
  expect(isAuthError(new AuthError('network', 'x'))).toBe(true)
  for (const other of [new Error('x'), new TypeError('x'), undefined, null, 'AuthError', 4, {}]) {
    expect(isAuthError(other)).toBe(false)
  }
})

test('isAuthError with a code tells that one from the others', () => {
  const error = new AuthError('network', 'x')
  expect(isAuthError(error, 'network')).toBe(true)
  expect(isAuthError(error, 'timeout')).toBe(false)
})

test('an error of a second copy of the package, or of another frame, is one of ours', () => {
  const foreign = Object.assign(new Error('x'), { name: 'AuthError', code: 'network' })
  expect(isAuthError(foreign, 'network')).toBe(true)
  expect(isAuthError({ name: 'AuthError', code: 'network', message: 'x' })).toBe(true)
  expect(isAuthError({ name: 'AuthError' })).toBe(false)
  expect(isAuthError({ name: 'OtherError', code: 'network' })).toBe(false)
})
