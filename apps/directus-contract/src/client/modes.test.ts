import {
  authentication,
  createDirectus,
  isDirectusError,
  readItems,
  readMe,
  rest,
} from 'gatehouse/directus'
import { describe, expect, test, vi } from 'vitest'
import { browserFetch } from '../suite/browserFetch.ts'
import { countingFetch } from '../suite/countingFetch.ts'
import { CAREFUL, EDITOR, SUSPENDED } from '../suite/people.ts'
import { oneTimePassword } from '../suite/signIn.ts'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

const MODES = ['json', 'cookie', 'session'] as const
const PLACES = {
  'a page': () => browserFetch().fetch,
  'a process without a cookie jar (D14)': () => fetch,
}

describe.each(MODES)('mode %s', (mode) => {
  test.each(Object.entries(PLACES))(
    'in %s: a sign-in, a request, a renewal and a sign-out',
    async (_, place) => {
      const { client, traffic } = open(mode, place())
      const data = await client.login(EDITOR.email, EDITOR.password)
      expect(data.expires).toBe(mode === 'session' ? 86_400_000 : 900_000)
      expect(typeof data.refresh_token).toBe(mode === 'json' ? 'string' : 'object')
      await vi.waitFor(() => {
        expect(client.authStore.getState()).toMatchObject({
          type: 'logged-in',
          currentUser: { id: EDITOR.id, email: EDITOR.email },
        })
      })
      expect(await client.request(readItems('tasks', { limit: 1 }))).toHaveLength(1)

      await client.refresh()
      expect(await client.request(readMe())).toMatchObject({ id: EDITOR.id })
      await client.logout()

      expect(client.authStore.getState()).toMatchObject({ type: 'logged-out' })
      expect(await client.getToken()).toBeNull()
      await expect(client.request(readMe())).rejects.toThrow()
      expect(traffic.authorized()).toBe(0)
      client.dispose()
    },
  )

  test('the payload of a sign-in stays as it was, and both forms of it sign in (D11)', async () => {
    const { client } = open(mode)
    const payload = { email: EDITOR.email, password: EDITOR.password }
    await client.login(payload)

    expect(payload).toEqual({ email: EDITOR.email, password: EDITOR.password })
    await client.logout()
    client.dispose()
  })

  test('a wrong password is said to be one, and so is somebody suspended', async () => {
    const { client } = open(mode)
    for (const [email, password] of [
      [EDITOR.email, 'not this one'],
      [SUSPENDED.email, SUSPENDED.password],
    ] as const) {
      const error = await client.login(email, password).catch((caught: unknown) => caught)
      expect(isDirectusError(error, 'INVALID_CREDENTIALS')).toBe(true)
      expect(error).toBeInstanceOf(Error)
    }
    client.dispose()
  })

  test('the second factor is asked for after the password, then signs in', async () => {
    const { client } = open(mode)
    const { email, password, tfaSecret } = CAREFUL
    const error = await client.login(email, password).catch((caught: unknown) => caught)
    expect(isDirectusError(error, 'INVALID_OTP')).toBe(true)

    await client.login(email, password, { otp: await oneTimePassword(tfaSecret) })
    expect(await client.request(readMe())).toMatchObject({ email })
    await client.logout()
    client.dispose()
  })

  test('five renewals at once are one, and the session lives on (D1)', async () => {
    const { client, traffic } = open(mode)
    await client.login(EDITOR.email, EDITOR.password)
    await Promise.all([1, 2, 3, 4, 5].map(() => client.refresh()))
    expect(traffic.count('/auth/refresh')).toBe(1)

    await client.refresh()
    expect(await client.request(readMe())).toMatchObject({ id: EDITOR.id })
    client.dispose()
  })
})

function open(mode: (typeof MODES)[number], inner: typeof fetch = browserFetch().fetch) {
  const traffic = countingFetch(inner)
  const client = createDirectus<SuiteSchema>(server().url, { globals: { fetch: traffic.fetch } })
    .with(authentication(mode))
    .with(rest({ credentials: 'include' }))
  return { client, traffic }
}
