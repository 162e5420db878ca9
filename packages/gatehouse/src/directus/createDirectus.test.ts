import {
  createDirectus as vendorCreate,
  graphql as vendorGraphql,
  rest as vendorRest,
  staticToken as vendorStaticToken,
} from '@directus/sdk'
import { expect, test, vi } from 'vitest'
import { createDirectus } from './createDirectus.ts'
import { graphql } from './graphql.ts'
import { rest } from './rest.ts'
import { staticToken } from './staticToken.ts'
import { recordingServer } from './testing/recordingServer.ts'

const read = () => ({ path: '/items/tasks' })

test.each([
  '',
  'directus.example.com',
  '/relative',
  'ftp://example.com',
  'ws://example.com',
  'https://name:canary@example.com',
  'nonsense:',
])('the address %j is refused with a sentence, without what it holds', (url) => {
  expect(() => createDirectus(url)).toThrowError(
    expect.objectContaining({
      name: 'AuthError',
      code: 'config-invalid',
      message: expect.not.stringContaining('canary'),
    }),
  )
})

test('plain http is taken, with one warning for each client that is made', () => {
  const warn = vi.fn()
  const logger = { ...console, warn }
  createDirectus('http://directus.example.com', { globals: { logger } })
    .with(rest())
    .with(staticToken('t'))
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]?.[0]).toContain('http://directus.example.com')
  for (const url of [
    'https://directus.example.com',
    'http://localhost:8055',
    'http://a.localhost',
    'http://127.0.0.1',
    'http://[::1]:80',
  ]) {
    createDirectus(url, { globals: { logger } })
  }
  expect(warn).toHaveBeenCalledTimes(1)
})

test('a feature finds those that are added after it, and its methods stand alone', async () => {
  const { url, arrived } = await recordingServer()
  const { request, query } = createDirectus(url)
    .with(rest())
    .with(graphql())
    .with(staticToken('late'))
  await request(read)
  await query('{ tasks { id } }')
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer late',
    'Bearer late',
  ])
})

test('a client stays as it is when it is extended: no branch has the token of another', async () => {
  const { url, arrived } = await recordingServer()
  const base = createDirectus(url).with(rest())
  const ada = base.with(staticToken('ada'))
  const bob = base.with(staticToken('bob'))
  for (const client of [ada, base, bob, ada]) await client.request(read)
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer ada',
    undefined,
    'Bearer bob',
    'Bearer ada',
  ])
})

test('what has a state keeps it when more is added', async () => {
  const client = createDirectus('https://example.com').with(staticToken('one'))
  await client.setToken('two')
  expect(await client.with(rest()).getToken()).toBe('two')
})

test('the later of two features of a name wins', async () => {
  const client = createDirectus('https://example.com')
    .with(rest())
    .with(() => ({ request: () => 'mine' }))
    .with(staticToken('t'))
  expect(client.request(read as never)).toBe('mine')
})

test.each([
  [
    'their rest and token in our client',
    (url: string) => createDirectus(url).with(vendorRest()).with(vendorStaticToken('t')),
  ],
  [
    'our rest, their token, our client',
    (url: string) => createDirectus(url).with(rest()).with(vendorStaticToken('t')),
  ],
  [
    'our rest and token in their client',
    (url: string) => vendorCreate(url).with(staticToken('t')).with(rest()),
  ],
  [
    'the same in the other order',
    (url: string) => vendorCreate(url).with(rest()).with(staticToken('t')),
  ],
  [
    'our token for their rest',
    (url: string) => vendorCreate(url).with(staticToken('t')).with(vendorRest()),
  ],
])('%s: the token is sent', async (_, make) => {
  const { url, arrived } = await recordingServer()
  await make(url).request(read)
  expect(arrived[0]?.headers.authorization).toBe('Bearer t')
})

test('their GraphQL in our client, and ours in theirs', async () => {
  const { url, arrived } = await recordingServer()
  await createDirectus(url).with(staticToken('t')).with(vendorGraphql()).query('{ a }')
  await vendorCreate(url).with(graphql()).with(staticToken('t')).query('{ a }')
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual(['Bearer t', 'Bearer t'])
})

test('a static token that would break out of its header is refused, without being repeated', async () => {
  const bad = 'canary\r\nX-Evil: 1'
  const refusal = expect.objectContaining({
    code: 'config-invalid',
    message: expect.not.stringContaining('canary'),
  })
  expect(() => staticToken(bad)).toThrowError(refusal)
  const client = createDirectus('https://example.com').with(staticToken('good'))
  await expect(client.setToken(bad)).rejects.toThrowError(refusal)
  expect(await client.getToken()).toBe('good')
  await client.setToken(null)
  expect(await client.getToken()).toBeNull()
})
