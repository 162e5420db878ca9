import { describe, expect, test } from 'vitest'
import { createDirectus } from './createDirectus.ts'
import type { RequestOptions } from './requestOptions.ts'
import { rest } from './rest.ts'
import { staticToken } from './staticToken.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'

describe('no secret is repeated (I9, S9)', () => {
  const canaries = ['canary-token-1', 'canary-password', 'canary-otp-1234']
  const send = (): RequestOptions => ({
    path: '/users/me/tfa/generate',
    method: 'POST',
    body: JSON.stringify({ password: canaries[1], otp: canaries[2] }),
  })

  function shown(error: unknown): string {
    const { stack, cause } = Object(error)
    return `${stack} ${JSON.stringify(error)} ${cause === undefined ? '' : shown(cause)}`
  }

  test('in what a server says', async () => {
    const { url } = await recordingServer(({ headers, body }) => ({
      status: 400,
      body: refused('INVALID_PAYLOAD', `Wrong: ${headers.authorization} ${body}`),
    }))
    const error = await rejection(
      createDirectus(url).with(staticToken('canary-token-1')).with(rest()).request(send),
    )
    expect(Object(error).message).toContain('[redacted]')
    for (const canary of canaries) expect(shown(error)).not.toContain(canary)
  })

  test.each([
    ['its sentence', (init: RequestInit) => new TypeError(`failed: ${JSON.stringify(init)}`)],
    [
      'its cause',
      (init: RequestInit) => new Error('failed', { cause: new Error(String(init.body)) }),
    ],
    ['its members', (init: RequestInit) => Object.assign(new Error('failed'), { config: init })],
  ])('in the error of a fetch that has the request in %s', async (_, failure) => {
    const globals = {
      fetch: async (_url: string, init: RequestInit) => {
        throw failure(init)
      },
    }
    const client = createDirectus('https://example.com', { globals })
      .with(staticToken('canary-token-1'))
      .with(rest())
    const error = await rejection(client.request(send))
    expect(error).toMatchObject({
      code: 'network',
      message: 'No answer came from https://example.com.',
    })
    for (const canary of canaries) expect(shown(error)).not.toContain(canary)
  })

  test('what a network’s own error says is kept', async () => {
    const { url } = await recordingServer()
    const dead = new URL(url)
    dead.port = '1'
    const error = await rejection(
      createDirectus(dead.href)
        .with(rest())
        .request(() => ({ path: '/x' })),
    )
    expect(error).toMatchObject({ code: 'network', cause: expect.any(TypeError) })
  })
})
