import { expect, test } from 'vitest'
import { at, textAt } from '../testing/at.ts'
import {
  ADMIN_TOKEN,
  claimsOf,
  cookiePair,
  createDirectusTester,
  EDITOR,
  TFA,
  TFA_SECRET,
} from '../testing/directusTester.ts'
import { currentOtp } from './twoFactor.ts'

test('POST /auth/login without a mode is json: both tokens in the body, expires in ms', async () => {
  const { ask } = createDirectusTester()
  const { status, body, cookies } = await ask('/auth/login', { json: EDITOR })
  expect(status).toBe(200)
  expect(body).toEqual({
    data: { expires: 900_000, refresh_token: expect.any(String), access_token: expect.any(String) },
  })
  expect(textAt(body, 'data.refresh_token')).toMatch(/^[\w-]{64}$/)
  expect(cookies).toEqual([])
})

test('mode cookie: the refresh token is a cookie only', async () => {
  const { ask } = createDirectusTester()
  const { body, cookies } = await ask('/auth/login', { json: { ...EDITOR, mode: 'cookie' } })
  expect(body).toEqual({ data: { expires: 900_000, access_token: expect.any(String) } })
  expect(cookies).toEqual([
    expect.stringMatching(
      /^directus_refresh_token=[\w-]{64}; Max-Age=604800; Path=\/; Expires=\w{3}, .+ GMT; HttpOnly; SameSite=Lax$/,
    ),
  ])
})

test('mode session: nothing in the body, a JWT in the cookie', async () => {
  const { ask } = createDirectusTester()
  const { body, cookies } = await ask('/auth/login', { json: { ...EDITOR, mode: 'session' } })
  expect(body).toEqual({ data: { expires: 86_400_000 } })
  expect(cookies).toEqual([
    expect.stringMatching(
      /^directus_session_token=eyJ\S+; Max-Age=86400; Path=\/; Expires=\w{3}, .+ GMT; HttpOnly; SameSite=Lax$/,
    ),
  ])
  const claims = claimsOf(cookiePair(cookies).split('=')[1] ?? '')
  expect(claims).toMatchObject({ iss: 'directus', session: expect.stringMatching(/^[\w-]{64}$/) })
})

test('the claims of an access JWT are the vendor’s, in whole seconds', async () => {
  const { login, world } = createDirectusTester()
  const { access } = await login(EDITOR)
  const user = [...world().users.values()].find(({ email }) => email === EDITOR.email)
  expect(claimsOf(access)).toEqual({
    id: user?.id,
    role: user?.role,
    app_access: true,
    admin_access: false,
    iat: 1_800_000_000,
    exp: 1_800_000_900,
    iss: 'directus',
  })
})

test('a wrong password, an unknown and a suspended user are refused alike', async () => {
  const { ask, world } = createDirectusTester()
  const attempts = [
    { ...EDITOR, password: 'wrong' },
    { email: 'nobody@example.com', password: 'x' },
    { email: 'suspended@example.com', password: 'suspended-pass-1' },
    { email: 'sso@example.com', password: 'x' },
  ]
  for (const json of attempts) {
    const { status, body } = await ask('/auth/login', { json })
    expect(status).toBe(401)
    expect(body).toEqual({
      errors: [
        { message: 'Invalid user credentials.', extensions: { code: 'INVALID_CREDENTIALS' } },
      ],
    })
  }
  expect(world().counters.loginRefusals).toBe(4)
})

test('too many wrong passwords suspend the account, and the answer stays the same', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.loginAttempts = 2
  const user = [...world().users.values()].find(({ email }) => email === EDITOR.email)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect((await ask('/auth/login', { json: { ...EDITOR, password: 'x' } })).code).toBe(
      'INVALID_CREDENTIALS',
    )
    expect(user?.status).toBe(attempt < 2 ? 'active' : 'suspended')
  }
  expect((await ask('/auth/login', { json: EDITOR })).code).toBe('INVALID_CREDENTIALS')
})

test('a right password forgets the wrong ones', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.loginAttempts = 1
  for (let round = 0; round < 3; round += 1) {
    await ask('/auth/login', { json: { ...EDITOR, password: 'x' } })
    expect((await ask('/auth/login', { json: EDITOR })).status).toBe(200)
  }
})

test('a missing and a wrong OTP are told alike, and only after the right password', async () => {
  const { ask } = createDirectusTester()
  const missing = await ask('/auth/login', { json: TFA })
  const wrong = await ask('/auth/login', { json: { ...TFA, otp: '000000' } })
  expect(missing.status).toBe(401)
  expect(missing.body).toEqual({
    errors: [{ message: 'Invalid user OTP.', extensions: { code: 'INVALID_OTP' } }],
  })
  expect(wrong.body).toEqual(missing.body)
  const badPassword = await ask('/auth/login', { json: { ...TFA, password: 'x' } })
  expect(badPassword.code).toBe('INVALID_CREDENTIALS')
})

test('the same OTP signs in twice while its time lasts, and not after', async () => {
  const { ask, emulator, world } = createDirectusTester()
  const json = { ...TFA, otp: currentOtp(world(), TFA_SECRET) }
  expect((await ask('/auth/login', { json })).status).toBe(200)
  expect((await ask('/auth/login', { json })).status).toBe(200)
  emulator.world.clock.advance(60_000)
  expect((await ask('/auth/login', { json })).code).toBe('INVALID_OTP')
})

test('the OTP of the 30 s before is too late already', async () => {
  const { ask, emulator, world } = createDirectusTester()
  const json = { ...TFA, otp: currentOtp(world(), TFA_SECRET) }
  emulator.world.clock.advance(30_000)
  expect((await ask('/auth/login', { json })).code).toBe('INVALID_OTP')
})

test.each([
  [{ ...EDITOR, otp: '' }, '"otp" is not allowed to be empty'],
  [{ ...EDITOR, otp: 5 }, '"otp" must be a string'],
  [{ ...EDITOR, email: 'editor' }, '"email" must be a valid email'],
  [{ ...EDITOR, email: 'x@y.zz' }, '"email" must be a valid email'],
  [{ ...EDITOR, email: 'x@y.local' }, '"email" must be a valid email'],
  [{ email: EDITOR.email }, '"password" is required'],
  [{ password: 'x' }, '"email" is required'],
  [{}, '"email" is required'],
  [[], '"value" must be of type object'],
  [{ ...EDITOR, mode: 'x' }, '"mode" must be one of [cookie, json, session]'],
])('POST /auth/login %j is INVALID_PAYLOAD with a reason', async (json, reason) => {
  const { ask } = createDirectusTester()
  const { status, body } = await ask('/auth/login', { json })
  expect(status).toBe(400)
  expect(body).toEqual({
    errors: [
      { message: `Invalid payload. ${reason}.`, extensions: { reason, code: 'INVALID_PAYLOAD' } },
    ],
  })
})

test('a body that is no JSON is INVALID_PAYLOAD', async () => {
  const { ask } = createDirectusTester()
  expect((await ask('/auth/login', { json: '{' })).code).toBe('INVALID_PAYLOAD')
})

test('an unknown provider is ROUTE_NOT_FOUND', async () => {
  const { ask } = createDirectusTester()
  const { status, body } = await ask('/auth/login/nope', { json: EDITOR })
  expect(status).toBe(404)
  expect(at(body, 'errors.0')).toEqual({
    message: "Route /auth/login/nope doesn't exist.",
    extensions: { path: '/auth/login/nope', code: 'ROUTE_NOT_FOUND' },
  })
})

test('POST /users/me/tfa/generate gives a secret for the password', async () => {
  const { ask, login } = createDirectusTester()
  const { access: token } = await login(EDITOR)
  const path = '/users/me/tfa/generate'
  const { body } = await ask(path, { token, json: { password: EDITOR.password } })
  const secret = textAt(body, 'data.secret')
  expect(secret).toMatch(/^[A-Z2-7]{16}$/)
  const url = new URL(textAt(body, 'data.otpauth_url'))
  expect(url.protocol).toBe('otpauth:')
  expect(url.searchParams.get('secret')).toBe(secret)
  expect(url.searchParams.get('issuer')).toBe('Directus')
  expect((await ask(path, { token, json: { password: 'x' } })).code).toBe('INVALID_CREDENTIALS')
  expect((await ask(path, { token, json: {} })).code).toBe('INVALID_PAYLOAD')
  expect((await ask(path, { json: { password: 'x' } })).status).toBe(401)
})

test('POST /users/me/tfa/enable and disable turn the second factor on and off', async () => {
  const { ask, login, world } = createDirectusTester()
  const { access: token } = await login(EDITOR)
  const otp = currentOtp(world(), TFA_SECRET)
  const wrong = { secret: TFA_SECRET, otp: '000000' }
  const refused = await ask('/users/me/tfa/enable', { token, json: wrong })
  expect(at(refused.body, 'errors.0.message')).toBe('Invalid payload. "otp" is invalid.')
  const enabled = await ask('/users/me/tfa/enable', { token, json: { secret: TFA_SECRET, otp } })
  expect(enabled.status).toBe(204)
  expect((await ask('/auth/login', { json: EDITOR })).code).toBe('INVALID_OTP')
  for (const [path, json] of [
    ['generate', { password: EDITOR.password }],
    ['enable', { secret: TFA_SECRET, otp }],
  ] as const) {
    const again = await ask(`/users/me/tfa/${path}`, { token, json })
    expect(at(again.body, 'errors.0.extensions.reason')).toBe(
      'TFA Secret is already set for this user',
    )
  }
  expect((await ask('/users/me/tfa/disable', { token, json: { otp: '000000' } })).status).toBe(400)
  expect((await ask('/users/me/tfa/disable', { token, json: { otp } })).status).toBe(204)
  expect((await ask('/auth/login', { json: EDITOR })).status).toBe(200)
  expect((await ask('/users/me/tfa/disable', { token, json: { otp } })).status).toBe(400)
})

test('a role that may not change its account cannot turn a second factor on', async () => {
  const { ask, login, world } = createDirectusTester()
  const { access: token } = await login({ email: 'viewer@example.com', password: 'viewer-pass-1' })
  const json = { secret: TFA_SECRET, otp: currentOtp(world(), TFA_SECRET) }
  expect((await ask('/users/me/tfa/enable', { token, json })).code).toBe('FORBIDDEN')
})

test('the static token of the seed is the administrator’s', async () => {
  const { ask } = createDirectusTester()
  const { body } = await ask('/users/me?fields=email,role.name', { token: ADMIN_TOKEN })
  expect(body).toEqual({ data: { email: 'admin@example.com', role: { name: 'Administrator' } } })
})
