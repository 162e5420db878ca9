import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAuthStore } from '../createAuthStore.ts'
import { serverEnvironment } from '../ports/serverEnvironment.ts'
import { silentLog } from '../ports/silentLog.ts'
import { staticToken } from '../strategies/staticToken.ts'
import {
  createTokenServer,
  createWorld,
  TOKEN_SERVER,
  tokenServerStrategy,
} from '../testing/index.ts'
import { authorizedFetch } from './authorizedFetch.ts'

const API = 'https://api.test'

/** A request as the API saw it. */
interface Seen {
  readonly method: string
  readonly authorization: string | undefined
  readonly body: string
}

/** An API that takes every token but the refused ones, and says what it saw. */
function setUp() {
  const world = createWorld()
  const server = createTokenServer({ now: world.scheduler.now })
  const seen: Seen[] = []
  const refused = new Set<string>()
  let renewals = 0
  world.network.serve(TOKEN_SERVER, (request) => {
    if (request.path === '/token') renewals += 1
    return server.handler(request)
  })
  world.network.serve(API, async (request) => {
    const authorization = request.header('authorization')
    seen.push({ method: request.method, authorization, body: await request.text() })
    const isRefused = refused.has('*') || refused.has(authorization ?? '')
    return { status: isRefused ? 401 : 200, body: authorization ?? '' }
  })
  const { environment } = world.tab(0)
  const store = createAuthStore({ strategy: tokenServerStrategy(), environment })
  const { fetch } = environment
  return {
    world,
    server,
    store,
    seen,
    refused,
    renewals: () => renewals,
    send: authorizedFetch(store, { origins: [API], fetch }),
    async signIn(person: string): Promise<void> {
      store.setCredential(server.signIn(person), { id: person, name: person })
      await world.settle()
    },
    /** Lets the world go on until `promise` has come to something. */
    async over<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
      const outcome = Promise.allSettled([promise])
      await new Promise((resolve) => setTimeout(resolve, 0))
      await world.settle()
      return (await outcome)[0]
    },
  }
}

function failsWith(code: string): object {
  return { status: 'rejected', reason: { code } }
}

const answers = (status: number): object => ({ status: 'fulfilled', value: { status } })

describe('where the credential goes (S7)', () => {
  test('to the origins that are named', async () => {
    const { signIn, send, seen, over } = setUp()
    await signIn('ada')
    expect(await over(send(`${API}/a`))).toMatchObject(answers(200))
    expect(await over(send(new URL('/b', API)))).toMatchObject(answers(200))
    expect(await over(send(new Request(`${API}/c`)))).toMatchObject(answers(200))
    expect(seen.map(({ authorization }) => authorization)).toEqual(
      Array(3).fill('Bearer cnry-access-1'),
    )
  })

  test.each([
    'https://evil.test/a',
    'https://api.test.evil.test/a',
    'https://evil.test/https://api.test',
    'https://api.test:8443/a',
    'https://sub.api.test/a',
    'http://api.test/a',
    'data:text/plain,x',
  ])('not to %s: nothing is sent at all', async (address) => {
    const { signIn, send, world, over } = setUp()
    await signIn('ada')
    const sent = world.network.sent()
    expect(await over(send(address))).toMatchObject(failsWith('config-invalid'))
    expect(world.network.sent()).toBe(sent)
  })

  test('not to an address with a name before its host, which no request can have', async () => {
    const { signIn, send, world, over } = setUp()
    await signIn('ada')
    const sent = world.network.sent()
    expect((await over(send('https://api.test@evil.test/a'))).status).toBe('rejected')
    expect(world.network.sent()).toBe(sent)
  })

  test('the error does not quote what the refused address holds (I9)', async () => {
    const { signIn, send, over } = setUp()
    await signIn('ada')
    const outcome = await over(send('https://evil.test/canary?token=canary'))
    expect(String(outcome.status === 'rejected' && outcome.reason)).not.toContain('canary')
  })

  test.each([
    'http://api.test',
    'http://192.168.0.1',
    'http://localhost.evil.test',
    'ftp://a.test',
  ])('an API at %s is a mistake of the configuration', (origin) => {
    const { store } = setUp()
    expect(() => authorizedFetch(store, { origins: [origin] })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    )
  })

  test.each(['https://api.test', 'http://localhost:8055', 'http://127.0.0.1', 'http://[::1]:80'])(
    'an API at %s is none',
    (origin) => {
      expect(() => authorizedFetch(setUp().store, { origins: [origin] })).not.toThrow()
    },
  )

  test('what the caller wrote into the header gives way to the session', async () => {
    const { signIn, send, seen, over } = setUp()
    await signIn('ada')
    await over(send(`${API}/a`, { headers: { authorization: 'Bearer old' } }))
    expect(seen).toMatchObject([{ authorization: 'Bearer cnry-access-1' }])
  })
})

describe('a 401', () => {
  test('leads to one renewal for all, and each request goes once more', async () => {
    const { signIn, send, seen, refused, renewals, over } = setUp()
    await signIn('ada')
    refused.add('Bearer cnry-access-1')
    const all = await over(Promise.all(['/a', '/b', '/c'].map((path) => send(API + path))))
    expect(all).toMatchObject({ value: [{ status: 200 }, { status: 200 }, { status: 200 }] })
    expect(renewals()).toBe(1)
    expect(
      seen.filter(({ authorization }) => authorization === 'Bearer cnry-access-3'),
    ).toHaveLength(3)
    expect(seen).toHaveLength(6)
  })

  test('after the renewal is the caller’s', async () => {
    const { signIn, send, seen, refused, renewals, over } = setUp()
    await signIn('ada')
    refused.add('*')
    expect(await over(send(`${API}/a`))).toMatchObject(answers(401))
    expect(seen).toHaveLength(2)
    expect(renewals()).toBe(1)
  })

  test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])('%s goes again', async (method) => {
    const { signIn, send, seen, refused, over } = setUp()
    await signIn('ada')
    refused.add('Bearer cnry-access-1')
    const body = method === 'PUT' ? 'the body' : undefined
    const init = { method, ...(body !== undefined && { body }) }
    expect(await over(send(`${API}/a`, init))).toMatchObject(answers(200))
    expect(seen).toMatchObject([
      { method, body: body ?? '' },
      { method, body: body ?? '' },
    ])
  })

  test.each(['POST', 'PATCH'])('%s does not, unless its caller says so', async (method) => {
    const { signIn, send, seen, refused, renewals, over } = setUp()
    await signIn('ada')
    refused.add('Bearer cnry-access-1')
    const init = { method, body: 'the body' }
    expect(await over(send(`${API}/a`, init))).toMatchObject(answers(401))
    expect([seen.length, renewals()]).toEqual([1, 0])
    expect(await over(send(`${API}/a`, { ...init, replay: true }))).toMatchObject(answers(200))
    expect(seen).toHaveLength(3)
    expect(seen.at(-1)).toMatchObject({ method, body: 'the body' })
  })

  test('a GET whose caller does not want it goes once', async () => {
    const { signIn, send, seen, refused, over } = setUp()
    await signIn('ada')
    refused.add('Bearer cnry-access-1')
    expect(await over(send(`${API}/a`, { replay: false }))).toMatchObject(answers(401))
    expect(seen).toHaveLength(1)
  })

  test('other refusals are the caller’s at once', async () => {
    const { signIn, send, world, renewals, over } = setUp()
    await signIn('ada')
    for (const status of [400, 403, 404, 429, 500, 503]) {
      world.network.faultNext({ type: 'answer', status })
      expect(await over(send(`${API}/a`))).toMatchObject(answers(status))
    }
    expect(renewals()).toBe(0)
  })

  test('what ends the session is what the caller hears', async () => {
    const { signIn, send, server, refused, over } = setUp()
    await signIn('ada')
    refused.add('*')
    server.revoke('ada')
    expect((await over(send(`${API}/a`))).status).toBe('rejected')
  })
})

describe('waiting', () => {
  test('a request that comes during a renewal waits for it', async () => {
    const { signIn, send, store, seen, over } = setUp()
    await signIn('ada')
    const renewal = store.refresh()
    expect(await over(send(`${API}/a`))).toMatchObject(answers(200))
    await renewal
    expect(seen).toMatchObject([{ authorization: 'Bearer cnry-access-3' }])
  })

  test('a request of nobody fails, and is not sent', async () => {
    const { send, world, seen, over } = setUp()
    await world.settle()
    expect(await over(send(`${API}/a`))).toMatchObject(failsWith('signed-out'))
    expect(seen).toEqual([])
  })

  test('a caller who gives up while a renewal runs is let go, and the renewal goes on', async () => {
    const { signIn, send, store, seen, over } = setUp()
    await signIn('ada')
    const renewal = store.refresh()
    const controller = new AbortController()
    const asked = send(`${API}/a`, { signal: controller.signal })
    controller.abort()
    expect(await over(asked)).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
    expect(await over(renewal)).toMatchObject({ value: { token: 'cnry-access-3' } })
    expect(seen).toEqual([])
  })
})

describe('another session (I5)', () => {
  test('an answer that came for another person is not handed out', async () => {
    const { signIn, send, world, over } = setUp()
    await signIn('ada')
    world.network.faultNext({ type: 'delay', ms: 1_000 })
    const asked = Promise.allSettled([send(`${API}/a`)])
    await over(Promise.resolve())
    await signIn('bob')
    await world.advance(1_000)
    expect(await asked).toMatchObject([failsWith('session-changed')])
  })

  test('nor one that came after the sign-out', async () => {
    const { signIn, send, store, world, over } = setUp()
    await signIn('ada')
    world.network.faultNext({ type: 'delay', ms: 1_000 })
    const asked = Promise.allSettled([send(`${API}/a`)])
    await over(Promise.resolve())
    await over(store.logout())
    await world.advance(1_000)
    expect(await asked).toMatchObject([failsWith('session-changed')])
  })

  test('a refused request is not sent again in another person’s name', async () => {
    const { signIn, send, seen, refused, world, over } = setUp()
    await signIn('ada')
    refused.add('Bearer cnry-access-1')
    world.network.faultNext({ type: 'delay', ms: 1_000 })
    const asked = Promise.allSettled([send(`${API}/a`, { method: 'DELETE' })])
    await over(Promise.resolve())
    await signIn('bob')
    await world.advance(1_000)
    expect(await asked).toMatchObject([failsWith('session-changed')])
    expect(seen).toHaveLength(1)
  })
})

describe('redirects (S7)', () => {
  async function listen(listener: RequestListener): Promise<string> {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.close()
      server.closeAllConnections()
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  test('the credential stays behind where a redirect leaves the API, and only there', async () => {
    const heard: (string | undefined)[] = []
    const other = await listen((request, response) => {
      heard.push(request.headers.authorization)
      response.end('elsewhere')
    })
    const api = await listen((request, response) => {
      heard.push(request.headers.authorization)
      const location = { '/away': other, '/within': '/end' }[request.url ?? '']
      response.writeHead(location ? 302 : 200, location ? { location } : {}).end('here')
    })
    const environment = serverEnvironment({ log: silentLog() })
    const store = createAuthStore({ strategy: staticToken('abc'), environment })
    onTestFinished(() => store.dispose())
    const send = authorizedFetch(store, { origins: [api] })
    expect(await (await send(`${api}/within`)).text()).toBe('here')
    expect(heard.splice(0)).toEqual(['Bearer abc', 'Bearer abc'])
    expect(await (await send(`${api}/away`)).text()).toBe('elsewhere')
    expect(heard).toEqual(['Bearer abc', undefined])
  })
})

test('a session of cookies sends no header, and lets the browser send its cookies', async () => {
  const { environment } = createWorld().tab(0)
  const store = createAuthStore({ strategy: staticToken('abc'), environment })
  store.setCredential({ withCredentials: true }, { id: 'ada' })
  const sent: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init))
    return new Response()
  }
  await authorizedFetch(store, { origins: [API], fetch })(`${API}/a`)
  expect(sent[0]?.credentials).toBe('include')
  expect(sent[0]?.headers.has('authorization')).toBe(false)
  store.dispose()
})
