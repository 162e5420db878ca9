import { describe, expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { EDITOR, NOBODY, READER } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import { login, oneTimePassword, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const RESET_URL = 'http://localhost:3000/reset'

const server = useServer({ redirectAllowList: [RESET_URL] })

test('GET /auth lists the providers, and says beside them whether passwords are off', async () => {
  const { status, body } = await send(server().url, 'GET /auth')

  expect(status).toBe(200)
  expect(body).toEqual({ data: [], disableDefault: false })
})

test('GET /server/ping answers pong', async () => {
  const { status, body } = await send(server().url, 'GET /server/ping')

  expect([status, body]).toEqual([200, 'pong'])
})

test('POST /users/register is off', async () => {
  const answer = await send(server().url, 'POST /users/register', {
    body: { email: 'new@example.com', password: 'new-pass-1' },
  })

  expectError(answer, '403 FORBIDDEN')
})

describe('a forgotten password', () => {
  test('whether an address is known is not told', async () => {
    for (const email of [EDITOR.email, 'stranger@example.com']) {
      const answer = await send(server().url, 'POST /auth/password/request', { body: { email } })
      expect([answer.status, answer.body]).toEqual([204, undefined])
    }
  })

  test('a link to elsewhere and no address are invalid payloads', async () => {
    const elsewhere = { email: EDITOR.email, reset_url: 'http://elsewhere.example/reset' }
    for (const body of [elsewhere, {}]) {
      expectError(
        await send(server().url, 'POST /auth/password/request', { body }),
        '400 INVALID_PAYLOAD',
      )
    }
  })

  test('the link of the mail sets a new one, once, and ends the sessions', async () => {
    const { url, readMailLink } = server()
    const { access, refresh } = await tokensOf(url, READER)
    const { email } = READER
    await send(url, 'POST /auth/password/request', { body: { email, reset_url: RESET_URL } })
    const link = new URL(await readMailLink(email))
    expect(link.origin + link.pathname).toBe(RESET_URL)
    const body = { token: link.searchParams.get('token'), password: 'reader-pass-2' }
    const first = await send(url, 'POST /auth/password/reset', { body })

    expect([first.status, first.body]).toEqual([204, undefined])
    expectError(await send(url, 'POST /auth/password/reset', { body }), '403 FORBIDDEN')
    expect((await login(url, { ...READER, password: 'reader-pass-2' })).status).toBe(200)
    expectError(
      await send(url, 'POST /auth/refresh', { body: { refresh_token: refresh } }),
      '401 INVALID_CREDENTIALS',
    )
    expect((await send(url, 'GET /users/me', { token: access })).status).toBe(200)
  })

  test('garbage is not a link', async () => {
    const body = { token: 'garbage', password: 'another-pass-1' }

    expectError(
      await send(server().url, 'POST /auth/password/reset', { body }),
      '403 INVALID_TOKEN',
    )
  })
})

describe('turning on a second factor', () => {
  test('it takes the password, then a code of the secret', async () => {
    const secret = await generated(EDITOR.password)
    const wrong = await post('/users/me/tfa/enable', { secret, otp: '000000' })
    expectError(wrong, '400 INVALID_PAYLOAD')
    expect(wrong.body.errors[0].message).toContain('"otp" is invalid')

    const otp = await oneTimePassword(secret)
    expect((await post('/users/me/tfa/enable', { secret, otp })).status).toBe(204)
    expectError(await login(server().url, EDITOR), '401 INVALID_OTP')
    expect((await login(server().url, EDITOR, { otp: await oneTimePassword(secret) })).status).toBe(
      200,
    )

    const last = await oneTimePassword(secret)
    expect((await post('/users/me/tfa/disable', { otp: last })).status).toBe(204)
    expect((await login(server().url, EDITOR)).status).toBe(200)
  })

  test('a wrong password gives no secret', async () => {
    expectError(
      await post('/users/me/tfa/generate', { password: 'not this one' }),
      '401 INVALID_CREDENTIALS',
    )
  })

  async function generated(password: string): Promise<string> {
    const { status, body } = await post('/users/me/tfa/generate', { password })
    expect(status).toBe(200)
    expect(body.data.otpauth_url).toMatch(/^otpauth:\/\/totp\/Directus:/)
    return body.data.secret
  }
})

test('PATCH /users/me changes what is said of a person', async () => {
  const answer = await send(server().url, 'PATCH /users/me', {
    token: EDITOR.token,
    body: { title: 'Editor in chief' },
  })

  expect(answer.status).toBe(200)
  expect(answer.body.data).toMatchObject({ id: EDITOR.id, title: 'Editor in chief' })
})

test('who has no role may not read what others keep', async () => {
  const { access } = await tokensOf(server().url, NOBODY)

  expectError(await send(server().url, 'GET /items/tasks', { token: access }), '403 FORBIDDEN')
})

function post(path: string, body: unknown): Promise<Answer> {
  return send(server().url, `POST ${path}`, { token: EDITOR.token, body })
}
