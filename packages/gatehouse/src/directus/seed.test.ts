/**
 * Every example of the document on Directus authentication, a test for each block, with the import
 * alone changed. `http://directus.example.com` is the emulator, over real HTTP and real sockets.
 */
import { type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as gatehouse from './index.ts'

const { authentication, graphql, login, logout, readItems, readMe, realtime, refresh, rest } =
  gatehouse
const { staticToken, withOptions, withToken } = gatehouse

const email = 'editor@example.com'
const password = 'editor-pass-1'
const TOKEN = 'admin-static-token'

let emulator: RunningEmulator
const made: { dispose?: () => void; disconnect?: () => void }[] = []

beforeEach(async () => {
  emulator = await startEmulator({ port: 0, directusPort: 0 })
})
afterEach(async () => {
  for (const client of made.splice(0)) {
    client.disconnect?.()
    client.dispose?.()
  }
  await emulator.close()
})

/** The client of the examples: the document's address leads to the emulator. */
function createDirectus(url: string) {
  const at = (address: string) =>
    address.replace('http://directus.example.com', emulator.directusUrl)
  class Socket extends WebSocket {
    constructor(address: string) {
      super(
        at(address).replace(
          /^ws:\/\/directus\.example\.com/,
          emulator.directusUrl.replace('http', 'ws'),
        ),
      )
    }
  }
  return gatehouse.createDirectus(url, {
    globals: {
      fetch: (address: string, init?: RequestInit) => fetch(at(address), init),
      WebSocket: Socket as never,
      logger: { ...console, warn: () => undefined },
    },
  })
}

/** Remembers a client, so that it ends with its test. */
function kept<Client extends object>(client: Client): Client {
  made.push(client)
  return client
}

const counters = () => emulator.world.directus.counters

test('using the authentication() composable', async () => {
  const options = { mode: 'json' } as const
  const client = kept(createDirectus('http://directus.example.com').with(authentication()))

  await client.login(email, password, options)
  await client.refresh()
  await client.logout()

  expect(counters()).toMatchObject({ logins: 1, refreshes: 1, logouts: 1, authorizationOnAuth: 0 })
  expect(await client.getToken()).toBeNull()
})

test('using the rest() composable', async () => {
  const options = { mode: 'json' } as const
  const mode = 'json'
  const client = createDirectus('http://directus.example.com').with(rest())

  const user = await client.request(login(email, password, options))
  const refresh_token = String(user.refresh_token)
  const authData = await client.request(refresh(mode, refresh_token))
  await client.request(logout(String(authData.refresh_token), mode))

  expect(authData.access_token).toEqual(expect.any(String))
  expect(counters()).toMatchObject({ logins: 1, refreshes: 1, logouts: 1 })
})

describe('login options', () => {
  test('are taken by both login functions', async () => {
    const options = { otp: undefined, mode: 'json', provider: undefined } as const
    const client = kept(
      createDirectus('http://directus.example.com').with(rest()).with(authentication()),
    )
    expect((await client.login(email, password, options)).refresh_token).toEqual(expect.any(String))
    const data = await client.request(login(email, password, options))
    expect(data.refresh_token).toEqual(expect.any(String))
  })

  test('the mode is cookie by default', async () => {
    const client = createDirectus('http://directus.example.com').with(rest())
    expect(await client.request(login(email, password))).not.toHaveProperty('refresh_token')
  })
})

test('create a Directus client with a token', async () => {
  const client = createDirectus('http://directus.example.com')
    .with(staticToken('admin-static-token'))
    .with(rest())

  expect(await client.request(readMe({ fields: ['email'] }))).toEqual({
    email: 'admin@example.com',
  })
})

test('set a token for single requests', async () => {
  const client = createDirectus('http://directus.example.com').with(rest())

  const request = await client.request(withToken(TOKEN, readItems('tasks')))

  expect(request.length).toBeGreaterThan(0)
  await expect(client.request(readItems('tasks'))).rejects.toMatchObject({ name: 'DirectusError' })
})

test('set a client token manually', async () => {
  const client = kept(
    createDirectus('http://directus.example.com').with(authentication()).with(rest()),
  )

  await client.setToken(TOKEN)

  expect(await client.request(readMe({ fields: ['email'] }))).toEqual({
    email: 'admin@example.com',
  })
})

test('get a token from authentication()', async () => {
  const client = kept(createDirectus('http://directus.example.com').with(authentication()))

  expect(await client.getToken()).toBeNull()
  const { access_token } = await client.login(email, password)
  expect(await client.getToken()).toBe(access_token)
})

test('get a token from staticToken()', async () => {
  const client = createDirectus('http://directus.example.com').with(staticToken('TOKEN'))

  const token = await client.getToken()

  expect(token).toBe('TOKEN')
})

describe('realtime()', () => {
  /** Sends the document's message first thing, and reads as the one that it signs in. */
  async function authenticated(message: Record<string, unknown>): Promise<unknown> {
    const client = kept(createDirectus('http://directus.example.com').with(realtime()))
    const answer = new Promise<Record<string, unknown>>((resolve) => {
      client.onWebSocket('message', (told: Record<string, unknown>) => {
        if (told.type === 'items') resolve(told)
      })
    })

    client.sendMessage(message)
    client.sendMessage({ type: 'items', action: 'read', collection: 'tasks', query: { limit: 1 } })

    return (await answer).data
  }

  test('authenticates with an e-mail address and a password', async () => {
    expect(await authenticated({ type: 'auth', email: email, password: password })).toHaveLength(1)
  })

  test('authenticates with an access token or a static token', async () => {
    expect(await authenticated({ type: 'auth', access_token: TOKEN })).toHaveLength(1)
  })

  test('authenticates with a refresh token', async () => {
    const client = createDirectus('http://directus.example.com').with(rest())
    const { refresh_token } = await client.request(login(email, password, { mode: 'json' }))
    expect(await authenticated({ type: 'auth', refresh_token })).toHaveLength(1)
  })
})

test('configure custom storage', async () => {
  const items = new Map<string, string>()
  const localStorage = {
    getItem: (key: string) => items.get(key) ?? 'null',
    setItem: (key: string, value: string) => items.set(key, value),
  }
  class LocalStorage {
    get() {
      return JSON.parse(localStorage.getItem('directus-data'))
    }
    set(data: unknown) {
      localStorage.setItem('directus-data', JSON.stringify(data))
    }
  }

  const storage = new LocalStorage()
  const client = kept(
    createDirectus('http://directus.example.com').with(authentication('json', { storage })),
  )

  const { refresh_token } = await createDirectus('http://directus.example.com')
    .with(rest())
    .request(login(email, password, { mode: 'json' }))

  // set a long term or static token without expiry information
  client.setToken(TOKEN)
  expect(storage.get()).toMatchObject({ access_token: TOKEN })

  // set custom credentials to the storage
  storage.set({
    access_token: 'token',
    refresh_token,
    expires_at: 123456789,
  })

  const renewed = await client.getToken()
  expect(renewed).toMatch(/^eyJ/)
  expect(storage.get()).toMatchObject({ access_token: renewed })
})

test('cross-domain cookies, for all requests', async () => {
  const client = kept(
    createDirectus('http://directus.example.com')
      .with(authentication('cookie', { credentials: 'include' }))
      .with(graphql({ credentials: 'include' }))
      .with(rest({ credentials: 'include' })),
  )

  await client.login(email, password)
  expect(await client.query('{ users_me { email } }', {}, 'system')).toEqual({
    users_me: { email },
  })
  expect(await client.request(readMe({ fields: ['email'] }))).toEqual({ email })
})

test('cross-domain cookies, for one request', async () => {
  const sent: RequestInit[] = []
  const base = createDirectus('http://directus.example.com')
  const client = gatehouse
    .createDirectus('http://directus.example.com', {
      globals: {
        ...base.globals,
        fetch: (address: string, init: RequestInit) => {
          sent.push(init)
          return base.globals.fetch(address, init)
        },
      },
    })
    .with(rest())

  const result = client.request(withOptions(refresh(), { credentials: 'include' }))

  // Node keeps no cookies, so there is nothing to refresh; a page's go along.
  await expect(result).rejects.toMatchObject({
    errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }],
  })
  expect(sent[0]?.credentials).toBe('include')
})
