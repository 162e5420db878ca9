import { expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { type Answer, send } from '../suite/send.ts'
import { useServer } from '../suite/useServer.ts'

const LIMIT = { points: 4, durationMs: 5000 }

const server = useServer({ rateLimiter: LIMIT })

test('one request too many is told how long to wait', async () => {
  const answer = await untilRefused()

  expectError(answer, '429 REQUESTS_EXCEEDED')
  const { message, extensions } = answer.body.errors[0]
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThanOrEqual(5)
  expect(message).toMatch(/^Too many requests, retry after \d+m?s\.$/)
  expect(extensions.limit).toBe(LIMIT.points)
  expect(Date.parse(extensions.reset)).toBeGreaterThan(Date.now() - 1000)
})

async function untilRefused(): Promise<Answer> {
  for (let count = 0; count < 20; count += 1) {
    const answer = await send(server().url, 'GET /server/info')
    if (answer.status !== 200) return answer
  }
  throw new Error('Twenty requests, and none was refused.')
}
