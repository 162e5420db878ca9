import { describe, expect, test } from 'vitest'
import { AuthError } from '../errors.ts'
import { seal } from '../machine/credential.ts'
import { hideSecrets } from './hideSecrets.ts'

const credential = seal({ token: 'access-secret', refreshToken: 'refresh-secret' })

describe('what came of a request loses the secrets that the request carried', () => {
  test('in the message of an error, and keeps its code', () => {
    const error = new AuthError('server', 'No: access-secret', { recoverable: true })
    expect(hideSecrets(error, credential)).toMatchObject({
      name: 'AuthError',
      code: 'server',
      recoverable: true,
      message: 'No: [redacted]',
    })
  })
  test('in its causes, however deep', () => {
    const deep = new Error('sent refresh-secret')
    const error = new AuthError('network', 'No.', {
      cause: new Error('outer', { cause: deep }),
    })
    const safe = hideSecrets(error, credential)
    expect(JSON.stringify(safe.cause)).not.toContain('refresh-secret')
    expect(safe.message).toBe('No.')
  })
  test('in the sentences of an outcome', () => {
    const outcome = { type: 'fatal', detail: 'access-secret and refresh-secret' }
    expect(hideSecrets(outcome, credential)).toEqual({
      type: 'fatal',
      detail: '[redacted] and [redacted]',
    })
  })
  test('of a one-time code', () => {
    expect(hideSecrets(new Error('code=one-time'), 'one-time').message).toBe('code=[redacted]')
  })
})

describe('nothing else is touched:', () => {
  test('what does not speak of them keeps its reference', () => {
    const error = new Error('No.', { cause: new Error('Neither.') })
    const outcome = { type: 'unreachable', error, nested: { detail: 'fine' } }
    expect(hideSecrets(outcome, credential)).toBe(outcome)
    expect(hideSecrets(error, credential)).toBe(error)
    for (const value of [undefined, null, 1, 'access-secret']) {
      expect(hideSecrets(value, credential)).toBe(value)
    }
  })
  test('a credential in an outcome goes through as it is', () => {
    const outcome = { type: 'fresh', credential, user: { id: 'access-secret' } }
    expect(hideSecrets(outcome, credential)).toBe(outcome)
  })
  test('cookies have no secret, and a short token may stand in any sentence', () => {
    const error = new Error('a sentence')
    expect(hideSecrets(error, { withCredentials: true })).toBe(error)
    expect(hideSecrets(error, { token: 'a' })).toBe(error)
  })
})
