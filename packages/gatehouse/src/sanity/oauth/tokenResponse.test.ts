import { expect, test } from 'vitest'
import { isTokenCredential } from '../../machine/credential.ts'
import { tokenResponse } from './tokenResponse.ts'

const OK = { access_token: 'at-1', token_type: 'Bearer', expires_in: 3_600, refresh_token: 'rt-1' }
const OTHER = { type: 'other' }
const read = (status: number, body: unknown) => tokenResponse(status, JSON.stringify(body))

test('tokens come with the time that they live', () => {
  const answer = read(200, OK)
  if (answer.type !== 'tokens' || !isTokenCredential(answer.credential))
    throw new Error(answer.type)
  const { token, refreshToken, lifetimeMs } = answer.credential
  expect({ token, refreshToken, lifetimeMs }).toEqual({
    token: 'at-1',
    refreshToken: 'rt-1',
    lifetimeMs: 3_600_000,
  })
  expect(JSON.stringify(answer)).not.toContain('t-1')
})

test.each([undefined, null])('a refresh token may be left out (%j)', (refresh_token) => {
  const answer = read(200, { ...OK, refresh_token })
  expect(answer.type === 'tokens' && answer.credential).not.toHaveProperty('refreshToken')
})

test.each([
  { access_token: undefined },
  { access_token: '' },
  { access_token: 'a b' },
  { access_token: 7 },
  { access_token: 'x'.repeat(20_000) },
  { token_type: undefined },
  { token_type: 'dpop' },
  { expires_in: undefined },
  { expires_in: null },
  { expires_in: 0 },
  { expires_in: -1 },
  { expires_in: '3600' },
  { expires_in: 1e306 },
  { refresh_token: '' },
  { refresh_token: 'a\nb' },
  { refresh_token: {} },
])('%j makes it no answer (F8)', (change) => {
  expect(read(200, { ...OK, ...change })).toEqual(OTHER)
})

test.each(['', '<!doctype html>', '{"access_token":"at-1","tok', '[]', 'null', '"x"', '7'])(
  '%j is none, either (F7)',
  (text) => {
    expect(tokenResponse(200, text)).toEqual(OTHER)
  },
)

test('a prototype brings no tokens (S13)', () => {
  const text = '{"__proto__":{"access_token":"a","token_type":"bearer","expires_in":1}}'
  expect(tokenResponse(200, text)).toEqual(OTHER)
})

test.each([201, 400, 500])('tokens with status %i are none', (status) => {
  expect(read(status, OK)).toEqual(OTHER)
})

test.each([400, 401, 403, 404])('a verdict of status %i has its code', (status) => {
  expect(read(status, { error: 'invalid_grant', error_description: 'secret' })).toEqual({
    type: 'refused',
    error: 'invalid_grant',
  })
})

test.each([408, 425, 429, 500, 503, 520, 302, 0, 201])(
  'status %i says nothing of the grant',
  (status) => {
    expect(read(status, { error: 'invalid_grant' })).toEqual(OTHER)
  },
)

test.each([{}, { error: 7 }, { error: '' }, { error: 'Bad Request' }, { error: 'x'.repeat(65) }])(
  '%j is no verdict',
  (body) => {
    expect(read(400, body)).toEqual(OTHER)
  },
)
