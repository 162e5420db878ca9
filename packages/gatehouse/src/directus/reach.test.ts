import { readAssetBlob, readAssetRaw, readGraphqlSdl, serverPing } from '@directus/sdk'
import { describe, expect, test } from 'vitest'
import { createDirectus } from './createDirectus.ts'
import { rest } from './rest.ts'
import { recordingServer } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'

const read = () => ({ path: '/items/tasks' })

function clientOf(url: string) {
  return createDirectus(url).with(rest())
}

describe('an answer that is none', () => {
  const html = { 'Content-Type': 'text/html; charset=utf-8' }
  const json = { 'Content-Type': 'application/json' }

  test.each([
    ['a page with 200', { headers: html, body: '<!DOCTYPE html><html>' }],
    ['a page with 502', { status: 502, headers: html, body: '<h1>Bad gateway</h1>' }],
    ['XML with 500', { status: 500, headers: { 'Content-Type': 'application/xml' }, body: '<a/>' }],
    ['nothing with 500', { status: 500 }],
    ['nothing, said to be JSON', { headers: json }],
    ['JSON that is no JSON', { headers: json, body: '{"data":[' }],
    ['errors of another kind', { status: 400, body: { errors: ['x'] } }],
    ['a refusal without errors', { status: 404, body: { message: 'x' } }],
  ])('%s is an error with a sentence (F8)', async (_, reply) => {
    const { url } = await recordingServer(() => reply)
    const error = await rejection(clientOf(url).request(read))
    expect(error).toMatchObject({
      name: 'DirectusError',
      errors: [{ extensions: { code: 'UNEXPECTED_RESPONSE' } }],
    })
    expect(Object(error).message).toContain(`(status ${'status' in reply ? reply.status : 200})`)
  })

  test.each([['a connection that breaks', { headers: json, body: '{"data":[', isCutOff: true }]])(
    '%s is the network’s',
    async (_, reply) => {
      const { url } = await recordingServer(() => reply)
      expect(await rejection(clientOf(url).request(read))).toMatchObject({
        name: 'AuthError',
        code: 'network',
        recoverable: true,
        cause: expect.any(Error),
      })
    },
  )

  test.each([
    ['null', { headers: json, body: 'null' }, null],
    ['a list', { body: [1] }, [1]],
    ['an object without data', { body: { a: 1 } }, { a: 1 }],
    ['no content', { status: 204 }, null],
    ['a fragment of HTML', { headers: html, body: '<b>x</b>' }, '<b>x</b>'],
    [
      'health',
      { headers: { 'Content-Type': 'application/health+json' }, body: '{"status":"ok"}' },
      { status: 'ok' },
    ],
  ])('%s is one', async (...[, reply, value]) => {
    const { url } = await recordingServer(() => reply)
    expect(await clientOf(url).request(read)).toEqual(value)
  })

  test('a fetch that answers with data, not with a response, serves', async () => {
    const globals = { fetch: async () => ({ data: [1] }) }
    expect(
      await createDirectus('https://example.com', { globals }).with(rest()).request(read),
    ).toEqual([1])
  })
})

test('texts and files come as the vendor’s commands want them, texts as files too', async () => {
  const { url } = await recordingServer(({ url: path }) => ({
    headers: { 'Content-Type': path.startsWith('/assets') ? 'text/plain' : 'text/html' },
    body: path === '/server/ping' ? 'pong' : 'content',
  }))
  const client = createDirectus(url).with(rest())
  expect(await client.request(serverPing())).toBe('pong')
  expect(await client.request(readGraphqlSdl())).toBe('content')
  expect(await (await client.request(readAssetBlob('a'))).text()).toBe('content')
  expect(await new Response(await client.request(readAssetRaw('a'))).text()).toBe('content')
})
