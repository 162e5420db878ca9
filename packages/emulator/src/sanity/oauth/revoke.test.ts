import { expect, test } from 'vitest'
import { createOAuthApp } from '../../testing/oauthApp.ts'
import { ADA } from '../../testing/tester.ts'

test.each(['access', 'refresh'] as const)('revoking the %s token ends the grant', async (kind) => {
  const { signIn, revoke, refresh, api, emulator } = await createOAuthApp()
  const tokens = await signIn()
  const { status, body, headers } = await revoke(tokens[kind])

  expect([status, body, headers.get('cache-control')]).toEqual([200, '', 'no-store'])
  expect((await api('/users/me', { token: tokens.access })).status).toBe(401)
  expect((await refresh(tokens.refresh)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await revoke(tokens[kind])).status).toBe(200)
  expect(emulator.world.counters.oauthRevocations).toBe(1)
})

test('a refresh token that was replaced ends the grant, too', async () => {
  const { signIn, revoke, refresh, api } = await createOAuthApp()
  const tokens = await signIn()
  await refresh(tokens.refresh)
  expect((await revoke(tokens.refresh)).status).toBe(200)
  expect((await api('/users/me', { token: tokens.access })).status).toBe(401)
})

test('a token that is not known is as good as revoked', async () => {
  const { revoke, api, emulator } = await createOAuthApp()
  const stamped = emulator.signIn(ADA)
  expect((await revoke('nonsense')).status).toBe(200)
  expect((await revoke(stamped.value)).status).toBe(200)
  expect((await api('/users/me', { token: stamped })).status).toBe(200)
  expect(emulator.world.counters.oauthRevocations).toBe(0)
})

test('without a token or a client there is nothing to do', async () => {
  const { revoke } = await createOAuthApp()
  expect(await revoke('')).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  expect(await revoke('x', { client_id: 'nobody' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
})
