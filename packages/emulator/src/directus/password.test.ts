import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import { claimsOf, createDirectusTester, EDITOR } from '../testing/directusTester.ts'

const PAGE = 'http://localhost:5173/reset'

test('a known and an unknown e-mail address are both 204, and only one gets a mail', async () => {
  const { ask, world } = createDirectusTester()
  for (const email of [EDITOR.email, 'nobody@example.com', 'suspended@example.com']) {
    expect((await ask('/auth/password/request', { json: { email } })).status).toBe(204)
  }
  expect(world().mails.map(({ to }) => to)).toEqual([EDITOR.email])
})

test('a bad reset_url and a missing e-mail address are INVALID_PAYLOAD', async () => {
  const { ask } = createDirectusTester()
  const json = { email: EDITOR.email, reset_url: 'http://evil.example' }
  const refused = await ask('/auth/password/request', { json })
  expect(at(refused.body, 'errors.0.extensions.reason')).toBe(
    'URL "http://evil.example" can\'t be used to reset passwords',
  )
  expect((await ask('/auth/password/request', { json: {} })).code).toBe('INVALID_PAYLOAD')
})

test('the link carries a JWT with e-mail address, scope and hash, for 24 h', async () => {
  const token = await requestedBy(createDirectusTester())
  const claims = claimsOf(token)
  expect(claims).toMatchObject({ email: EDITOR.email, scope: 'password-reset' })
  expect(claims.hash).toEqual(expect.any(String))
  expect(Number(claims.exp) - Number(claims.iat)).toBe(86_400)
})

test('a good reset is 204 and revokes sessions; the same link again is FORBIDDEN', async () => {
  const tester = createDirectusTester()
  const { refresh } = await tester.login(EDITOR)
  const json = { token: await requestedBy(tester), password: 'another-pass-2' }
  expect((await tester.ask('/auth/password/reset', { json })).status).toBe(204)
  expect((await tester.refresh(refresh)).code).toBe('INVALID_CREDENTIALS')
  const again = await tester.ask('/auth/password/reset', { json })
  expect([again.status, again.code]).toEqual([403, 'FORBIDDEN'])
  const signIn = await tester.ask('/auth/login', {
    json: { email: EDITOR.email, password: 'another-pass-2' },
  })
  expect(signIn.status).toBe(200)
})

test('garbage and a link that is too old are INVALID_TOKEN', async () => {
  const tester = createDirectusTester()
  const token = await requestedBy(tester)
  tester.emulator.world.clock.advance(86_400_000)
  for (const wrong of ['garbage', token]) {
    const { status, code } = await tester.ask('/auth/password/reset', {
      json: { token: wrong, password: 'x' },
    })
    expect([status, code]).toEqual([403, 'INVALID_TOKEN'])
  }
})

test('an access token is not the token of a reset', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(EDITOR)
  const json = { token: access, password: 'x' }
  expect((await ask('/auth/password/reset', { json })).code).toBe('INVALID_TOKEN')
})

test('a reset without a token or a password is INVALID_PAYLOAD', async () => {
  const { ask } = createDirectusTester()
  for (const json of [{ token: 'x' }, { password: 'x' }]) {
    expect((await ask('/auth/password/reset', { json })).code).toBe('INVALID_PAYLOAD')
  }
})

async function requestedBy({ ask, world }: ReturnType<typeof createDirectusTester>) {
  await ask('/auth/password/request', { json: { email: EDITOR.email, reset_url: PAGE } })
  const url = new URL(world().mails[0]?.url ?? '')
  expect(url.href).toContain(PAGE)
  return url.searchParams.get('token') ?? ''
}
