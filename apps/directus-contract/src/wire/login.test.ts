import { describe, expect, test } from 'vitest'
import { claimsOf } from '../suite/claimsOf.ts'
import { expectError } from '../suite/expectError.ts'
import { CAREFUL, EDITOR, READER, SUSPENDED } from '../suite/people.ts'
import { send } from '../suite/send.ts'
import { login, oneTimePassword, REFRESH_COOKIE, SESSION_COOKIE } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

const OPAQUE = /^[\w-]{64}$/
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

describe('the modes', () => {
  test('no mode is json: both tokens and a lifetime in milliseconds, and no cookie', async () => {
    const { status, body, cookies } = await login(server().url, EDITOR)

    expect(status).toBe(200)
    expect(body).toEqual({
      data: {
        expires: 900_000,
        refresh_token: expect.stringMatching(OPAQUE),
        access_token: expect.stringMatching(JWT),
      },
    })
    expect(cookies.size).toBe(0)
  })

  test('cookie: the access token, and the refresh token in a cookie for a week', async () => {
    const { status, body, cookies } = await login(server().url, EDITOR, { mode: 'cookie' })

    expect(status).toBe(200)
    expect(body).toEqual({
      data: { expires: 900_000, access_token: expect.stringMatching(JWT) },
    })
    expect([...cookies.keys()]).toEqual([REFRESH_COOKIE])
    expect(cookies.get(REFRESH_COOKIE)?.value).toMatch(OPAQUE)
    expect(attributesOf(cookies.get(REFRESH_COOKIE))).toEqual({
      'max-age': '604800',
      path: '/',
      httponly: '',
      samesite: 'Lax',
      expires: expect.any(String),
    })
  })

  test('session: a JWT in a cookie for a day, and no token in the body', async () => {
    const { status, body, cookies } = await login(server().url, EDITOR, { mode: 'session' })

    expect(status).toBe(200)
    expect(body).toEqual({ data: { expires: 86_400_000 } })
    expect([...cookies.keys()]).toEqual([SESSION_COOKIE])
    expect(cookies.get(SESSION_COOKIE)?.value).toMatch(JWT)
    expect(attributesOf(cookies.get(SESSION_COOKIE))).toEqual({
      'max-age': '86400',
      path: '/',
      httponly: '',
      samesite: 'Lax',
      expires: expect.any(String),
    })
  })

  test('an access token names its user in whole seconds; a session token its session too', async () => {
    const json = await login(server().url, EDITOR)
    const session = await login(server().url, EDITOR, { mode: 'session' })

    const claims = claimsOf(json.body.data.access_token)
    expect(claims).toEqual({
      id: EDITOR.id,
      role: expect.any(String),
      app_access: true,
      admin_access: false,
      iat: expect.any(Number),
      exp: expect.any(Number),
      iss: 'directus',
    })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(900)
    expect(Number.isInteger(claims.exp)).toBe(true)
    expect(claimsOf(session.cookies.get(SESSION_COOKIE)?.value ?? '')).toMatchObject({
      id: EDITOR.id,
      session: expect.stringMatching(OPAQUE),
    })
  })
})

describe('what is refused', () => {
  test('a wrong password, nobody and somebody suspended are answered alike', async () => {
    const { url } = server()
    const wrong = await login(url, { ...EDITOR, password: 'not this one' })
    const unknown = await login(url, { ...EDITOR, email: 'stranger@example.com' })
    const suspended = await login(url, SUSPENDED)

    for (const answer of [wrong, unknown, suspended]) {
      expectError(answer, '401 INVALID_CREDENTIALS')
      expect(answer.body.errors[0].message).toBe('Invalid user credentials.')
      expect(answer.headers.has('www-authenticate')).toBe(false)
    }
  })

  test.each([
    ['an address that is none', { email: 'editor' }],
    ['an address under a domain that does not exist', { email: 'x@y.zz' }],
    ['no password', { password: undefined }],
    ['an unknown mode', { mode: 'token' }],
  ])('%s is an invalid payload, with the reason', async (_, more) => {
    const answer = await login(server().url, EDITOR, more)

    expectError(answer, '400 INVALID_PAYLOAD')
    expect(answer.body.errors[0].extensions.reason).toEqual(expect.any(String))
  })

  test('a provider that does not exist is a route that does not exist', async () => {
    const { email, password } = EDITOR
    const answer = await send(server().url, 'POST /auth/login/nowhere', {
      body: { email, password },
    })

    expectError(answer, '404 ROUTE_NOT_FOUND')
  })
})

describe('the second factor', () => {
  test('a missing and a wrong one-time password are answered alike', async () => {
    const missing = await login(server().url, CAREFUL)
    const wrong = await login(server().url, CAREFUL, { otp: await wrongCode() })

    expectError(missing, '401 INVALID_OTP')
    expect(missing.body.errors[0].message).toBe('Invalid user OTP.')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(missing.body)
  })

  test('it is only looked at after the password', async () => {
    const wrong = { ...CAREFUL, password: 'not this one' }
    const answer = await login(server().url, wrong, {
      otp: await oneTimePassword(CAREFUL.tfaSecret),
    })

    expectError(answer, '401 INVALID_CREDENTIALS')
  })

  test('the right one signs in, and the same one again', async () => {
    const otp = await oneTimePassword(CAREFUL.tfaSecret)

    expect((await login(server().url, CAREFUL, { otp })).status).toBe(200)
    expect((await login(server().url, CAREFUL, { otp })).status).toBe(200)
  })

  test('an empty one and a number are invalid payloads', async () => {
    const empty = await login(server().url, CAREFUL, { otp: '' })
    const number = await login(server().url, CAREFUL, { otp: 123_456 })

    expectError(empty, '400 INVALID_PAYLOAD')
    expect(empty.body.errors[0].extensions.reason).toContain('"otp" is not allowed to be empty')
    expectError(number, '400 INVALID_PAYLOAD')
    expect(number.body.errors[0].extensions.reason).toContain('"otp" must be a string')
  })

  test('somebody without one may send one', async () => {
    expect((await login(server().url, READER, { otp: '123456' })).status).toBe(200)
  })
})

function attributesOf(
  cookie: { readonly attributes: ReadonlyMap<string, string> } | undefined,
): Record<string, string> {
  return Object.fromEntries(cookie?.attributes ?? [])
}

/** Six digits that are not the ones of now, the last or the next half minute. */
async function wrongCode(): Promise<string> {
  const right = Number(await oneTimePassword(CAREFUL.tfaSecret))
  return String((right + 500_000) % 1_000_000).padStart(6, '0')
}
