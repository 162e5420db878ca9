import { inspect } from 'node:util'
import { createDirectus, isDirectusError as vendorIs, rest as vendorRest } from '@directus/sdk'
import { expect, test } from 'vitest'
import { DirectusError, isDirectusError } from './errors.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'

const response = new Response(null, {
  status: 401,
  headers: { 'set-cookie': 'directus_session_token=canary-cookie' },
})
const errors = [{ message: 'no', extensions: { code: 'INVALID_OTP' } }]

test('an error is told by its code, whoever made it', async () => {
  const ours = new DirectusError('no', { response, errors })
  expect(isDirectusError(ours)).toBe(true)
  expect(isDirectusError(ours, 'INVALID_OTP')).toBe(true)
  expect(isDirectusError(ours, 'TOKEN_EXPIRED')).toBe(false)
  expect(vendorIs(ours)).toBe(true)

  const { url } = await recordingServer(() => ({ status: 401, body: refused('INVALID_OTP') }))
  const client = createDirectus(url).with(vendorRest())
  const theirs = await rejection(client.request(() => ({ path: '/x' })))
  expect(isDirectusError(theirs, 'INVALID_OTP')).toBe(true)
  // What theirs has, ours has.
  for (const member of Object.keys(Object(theirs))) {
    if (member !== 'data') expect(ours).toHaveProperty(member)
  }
})

test.each([
  null,
  undefined,
  'x',
  new Error('x'),
  { errors: [] },
  { errors: ['x'] },
  { errors: [{ message: 'x' }] },
])('%s is no error of a server', (value) => {
  expect(isDirectusError(value)).toBe(false)
})

test('its JSON, and what a console shows, hold neither the response nor the data (I9)', () => {
  const error = new DirectusError('no', {
    response,
    errors,
    data: { token: 'canary-data' },
    retryAfterMs: 5,
  })
  const shown = JSON.stringify(error) + inspect(error, { depth: 9 })
  expect(shown).not.toContain('canary')
  expect(error.response).toBe(response)
  expect(error.data).toEqual({ token: 'canary-data' })
  expect(error.retryAfterMs).toBe(5)
})
