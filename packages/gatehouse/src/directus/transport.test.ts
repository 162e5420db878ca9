import { describe, expect, test, vi } from 'vitest'
import { withOptions } from './commands/withOptions.ts'
import { createDirectus } from './createDirectus.ts'
import { graphql } from './graphql.ts'
import type { RequestOptions } from './requestOptions.ts'
import { type RestConfig, rest } from './rest.ts'
import { staticToken } from './staticToken.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'
import { renewable } from './testing/renewable.ts'

const read = (): RequestOptions => ({ path: '/items/tasks' })
const write = (): RequestOptions => ({
  path: '/items/tasks',
  method: 'POST',
  body: '{"title":"a"}',
})

function clientOf(url: string, config?: RestConfig) {
  return createDirectus(url).with(renewable).with(rest(config))
}

function tokensOf(arrived: readonly { headers: Readonly<Record<string, unknown>> }[]) {
  return arrived.map(({ headers }) => headers.authorization)
}

describe('a refused token', () => {
  test.each([
    [401, 'TOKEN_EXPIRED', write],
    [403, 'INVALID_TOKEN', write],
    [401, 'INVALID_CREDENTIALS', read],
  ] as const)(
    '%i %s is answered with another one, and the same request (D18)',
    async (...[status, code, command]) => {
      const { url, arrived } = await recordingServer((_, count) =>
        count === 1 ? { status, body: refused(code) } : { body: { data: 'done' } },
      )
      expect(await clientOf(url).request(command)).toBe('done')
      expect(tokensOf(arrived)).toEqual(['Bearer token-1', 'Bearer token-2'])
      expect(arrived[1]?.body).toBe(arrived[0]?.body)
    },
  )

  test('a second refusal goes to the caller', async () => {
    const { url, arrived } = await recordingServer(() => ({
      status: 401,
      body: refused('TOKEN_EXPIRED'),
    }))
    expect(await rejection(clientOf(url).request(read))).toMatchObject({
      name: 'DirectusError',
      message: 'It is TOKEN_EXPIRED.',
      errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }],
      response: { status: 401 },
    })
    expect(arrived).toHaveLength(2)
  })

  test('a wrong password is not taken for one', async () => {
    const { url, arrived } = await recordingServer(() => ({
      status: 401,
      body: refused('INVALID_CREDENTIALS'),
    }))
    await rejection(clientOf(url).request(write))
    expect(arrived).toHaveLength(1)
  })

  test('where it is the only one there is, the refusal is the caller’s', async () => {
    const { url, arrived } = await recordingServer(() => ({
      status: 401,
      body: refused('TOKEN_EXPIRED'),
    }))
    await rejection(createDirectus(url).with(staticToken('only')).with(rest()).request(read))
    expect(arrived).toHaveLength(1)
  })

  test('a form with files is sent again whole', async () => {
    const { url, arrived } = await recordingServer((_, count) =>
      count === 1 ? { status: 401, body: refused('TOKEN_EXPIRED') } : { body: { data: null } },
    )
    const body = new FormData()
    body.set('file', new Blob(['content']), 'a.txt')
    await clientOf(url).request(() => ({
      path: '/files',
      method: 'POST',
      body,
      headers: { 'Content-Type': 'multipart/form-data' },
    }))
    expect(arrived).toHaveLength(2)
    expect(arrived[1]?.body).toContain('content')
    expect(arrived[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  })

  test('GraphQL too', async () => {
    const { url, arrived } = await recordingServer((_, count) =>
      count === 1 ? { status: 401, body: refused('TOKEN_EXPIRED') } : { body: { data: { a: 1 } } },
    )
    const client = createDirectus(url).with(renewable).with(graphql())
    expect(await client.query('{ a }', { b: 2 }, 'system')).toEqual({ a: 1 })
    expect(arrived[1]).toMatchObject({
      url: '/graphql/system',
      body: '{"query":"{ a }","variables":{"b":2}}',
    })
  })
})

describe('the token stays behind', () => {
  test.each(['/auth/refresh', '/auth', '/AUTH/login', '/items/../auth/logout'])(
    'on %s',
    async (path) => {
      const { url, arrived } = await recordingServer()
      await clientOf(`${url}/`).request(() => ({ path }))
      expect(tokensOf(arrived)).toEqual([undefined])
    },
  )

  test('below a path of its own as well, and nowhere else', async () => {
    const { url, arrived } = await recordingServer()
    const client = clientOf(`${url}/cms/`)
    await client.request(() => ({ path: '/auth/login' }))
    await client.request(() => ({ path: '/authors' }))
    await client.request(() => ({ path: 'items/auth' }))
    expect(arrived.map(({ url: path }) => path)).toEqual([
      '/cms/auth/login',
      '/cms/authors',
      '/cms/items/auth',
    ])
    expect(tokensOf(arrived)).toEqual([undefined, 'Bearer token-1', 'Bearer token-2'])
  })

  test('at another origin, to which nothing is sent at all (S7)', async () => {
    const other = await recordingServer()
    const { url } = await recordingServer()
    const { host } = new URL(other.url)
    for (const path of [`${other.url}/x`, `//${host}/x`, `/\\${host}/x`, `\t//${host}/x`]) {
      const withOwn = { path, headers: { Authorization: 'Bearer own' } }
      expect(await rejection(clientOf(url).request(() => withOwn))).toMatchObject({
        code: 'option-invalid',
      })
    }
    expect(other.arrived).toEqual([])
  })

  test('where a redirect leaves the origin (S7)', async () => {
    const other = await recordingServer()
    const { url } = await recordingServer(() => ({
      status: 307,
      headers: { Location: `${other.url}/x` },
    }))
    await clientOf(url).request(read)
    expect(tokensOf(other.arrived)).toEqual([undefined])
  })

  test('where the request brings its own', async () => {
    const { url, arrived } = await recordingServer()
    const client = clientOf(url, {
      onRequest: (init) => ({ ...init, headers: { ...init.headers, Authorization: 'Bearer own' } }),
    })
    await client.request(read)
    await clientOf(url).request(() => ({ path: '/x', params: { access_token: 'own' } }))
    expect(tokensOf(arrived)).toEqual(['Bearer own', undefined])
  })
})

test('hooks change requests and answers, the command’s own first', async () => {
  const { url, arrived } = await recordingServer(() => ({ body: { data: 'x' } }))
  const client = clientOf(url, {
    credentials: 'include',
    onRequest: async (init) => ({
      ...init,
      headers: { ...init.headers, 'X-Order': `${new Headers(init.headers).get('X-Order')}2` },
    }),
    onResponse: (data, init) => `${data}2${init.credentials}`,
  })
  const answer = await client.request(() => ({
    path: '/x',
    onRequest: (init) => ({ ...init, headers: { ...init.headers, 'X-Order': '1' } }),
    onResponse: async (data) => `${data}1`,
  }))
  expect(answer).toBe('x12include')
  expect(arrived[0]?.headers['x-order']).toBe('12')
})

test('a request that is aborted ends with the signal’s reason, also while it waits (I6)', async () => {
  const { url, arrived } = await recordingServer(() => ({
    status: 429,
    headers: { 'Retry-After': '20' },
    body: refused('REQUESTS_EXCEEDED'),
  }))
  const controller = new AbortController()
  const reason = new Error('enough')
  const request = rejection(clientOf(url).request(withOptions(read, { signal: controller.signal })))
  await vi.waitFor(() => expect(arrived).toHaveLength(1))
  controller.abort(reason)
  expect(await request).toBe(reason)
  expect(
    await rejection(clientOf(url).request(withOptions(read, { signal: controller.signal }))),
  ).toBe(reason)
  expect(arrived).toHaveLength(1)
})

test('a busy server is waited for as it asks; one that asks for too long is told of (D18, F6)', async () => {
  const { url, arrived } = await recordingServer((_, count) => {
    const body = {
      errors: [
        {
          message: 'Too many requests, retry after 20ms.',
          extensions: { code: 'REQUESTS_EXCEEDED' },
        },
      ],
    }
    return count < 3 ? { status: 429, body } : { body: { data: 'served' } }
  })
  expect(await clientOf(url).request(write)).toBe('served')
  expect(arrived).toHaveLength(3)

  const busy = await recordingServer(() => ({
    status: 429,
    headers: { 'Retry-After': '60' },
    body: refused('REQUESTS_EXCEEDED'),
  }))
  expect(await rejection(clientOf(busy.url).request(write))).toMatchObject({ retryAfterMs: 60_000 })
})
