import { createDirectus, readItems, rest } from 'gatehouse/directus'
import { expect, test } from 'vitest'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer({ rateLimiter: { points: 10, durationMs: 2000 } })

test('reads that are too many for the server are made again when it says so (D18)', async () => {
  const client = createDirectus<SuiteSchema>(server().url).with(rest())
  const answers: unknown[] = []
  for (let count = 0; count < 15; count += 1) {
    answers.push(await client.request(readItems('announcements')))
  }

  expect(answers).toHaveLength(15)
})
