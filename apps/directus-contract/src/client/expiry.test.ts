import { setTimeout as delay } from 'node:timers/promises'

import { authentication, createDirectus, rest } from 'gatehouse/directus'
import { describe, expect, test } from 'vitest'
import { browserFetch } from '../suite/browserFetch.ts'
import { countingFetch } from '../suite/countingFetch.ts'
import { EDITOR } from '../suite/people.ts'
import type { SuiteSchema, Task } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'
import { readTasks } from '../suite/vendorCommands.ts'

const LIFE_MS = 3000
const LIVES = 4

const server = useServer({ accessTokenMs: LIFE_MS, sessionMs: LIFE_MS })

describe.each(['json', 'cookie', 'session'] as const)(
  'mode %s, with lives of three seconds',
  (mode) => {
    test('requests go on without a failure, with no more renewals than it takes (D4)', async () => {
      const { client, traffic } = open(mode)
      await client.login(EDITOR.email, EDITOR.password)
      const end = performance.now() + LIVES * LIFE_MS
      let failures = 0
      while (performance.now() < end) {
        await client.request(readTasks()).catch(() => {
          failures += 1
        })
        await delay(100)
      }

      expect(failures).toBe(0)
      // Half of a life has to be over before a renewal, or a second where that is more.
      expect(traffic.count('/auth/refresh')).toBeLessThanOrEqual(LIVES * 2 + 1)
      expect(traffic.count('/auth/refresh')).toBeGreaterThanOrEqual(LIVES - 1)
      client.dispose()
    })
  },
)

test('the first request after a pause works, and 50 at once make one renewal (D3)', async () => {
  const { client, traffic } = open('json', { autoRefresh: false })
  await client.login(EDITOR.email, EDITOR.password)
  await delay(LIFE_MS + 500)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => client.request<Task[]>(readTasks({ limit: 1 }))),
  )

  expect(answers.every((items) => items.length === 1)).toBe(true)
  expect(traffic.count('/auth/refresh')).toBe(1)
  client.dispose()
})

function open(mode: 'json' | 'cookie' | 'session', options: { autoRefresh?: boolean } = {}) {
  const traffic = countingFetch(browserFetch().fetch)
  const client = createDirectus<SuiteSchema>(server().url, { globals: { fetch: traffic.fetch } })
    .with(authentication(mode, options))
    .with(rest({ credentials: 'include' }))
  return { client, traffic }
}
