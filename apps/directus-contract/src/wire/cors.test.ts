import { describe, expect, test } from 'vitest'
import { type Answer, send } from '../suite/send.ts'
import { useServer } from '../suite/useServer.ts'

describe('one origin', () => {
  const server = useServer({ corsOrigin: 'http://app.local' })

  test.each(['http://app.local', 'http://other.local'])(
    'a preflight from %s is answered with the origin that was set',
    async (origin) => {
      const answer = await preflight(server().url, origin)

      expect(answer.status).toBe(204)
      expect(corsHeadersOf(answer)).toEqual({
        'access-control-allow-origin': 'http://app.local',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'Content-Type,Authorization',
        'access-control-allow-methods': 'GET,POST,PATCH,DELETE',
        'access-control-expose-headers': 'Content-Range',
        'access-control-max-age': '18000',
      })
      expect(answer.headers.get('vary')).toContain('Origin')
    },
  )

  test('a refusal can be read across origins as well, but not its Retry-After', async () => {
    const answer = await send(server().url, 'GET /users/me', {
      headers: { Origin: 'http://app.local' },
    })

    expect(answer.status).toBe(401)
    expect(corsHeadersOf(answer)).toMatchObject({
      'access-control-allow-origin': 'http://app.local',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Content-Range',
    })
  })
})

describe('off, as it is by default', () => {
  const server = useServer()

  test('no page of another origin may read anything', async () => {
    const answer = await preflight(server().url, 'http://app.local')

    expect(corsHeadersOf(answer)).toEqual({})
  })
})

function preflight(url: string, origin: string): Promise<Answer> {
  return send(url, 'OPTIONS /users/me', {
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    },
  })
}

function corsHeadersOf({ headers }: Answer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))
}
