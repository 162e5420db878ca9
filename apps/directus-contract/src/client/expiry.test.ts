import { setTimeout as delay } from 'node:timers/promises'
import { authentication, createDirectus, readItems, rest } from 'gatehouse/directus'
import { expect, test } from 'vitest'
import { browserFetch } from '../suite/browserFetch.ts'
import { countingFetch } from '../suite/countingFetch.ts'
import { EDITOR } from '../suite/people.ts'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

/** Long enough for a computer that has much else to do. */
const LIFE_MS = 5000
const LIVES = 3

const server = useServer({ accessTokenMs: LIFE_MS, sessionMs: LIFE_MS })

test.concurrent.each(['json', 'cookie', 'session'] as const)(
  'mode %s: requests go on across expiries, with no more renewals than it takes (D4)',
  async (mode) => {
    const { client, traffic } = open(mode)
    await client.login(EDITOR.email, EDITOR.password)
    const end = performance.now() + LIVES * LIFE_MS
    const failures: unknown[] = []
    while (performance.now() < end) {
      await client.request(readItems('tasks')).catch((error: unknown) => failures.push(error))
      await delay(100)
    }

    expect(failures).toEqual([])
    // A renewal comes no sooner than after half of a life.
    expect(traffic.count('/auth/refresh')).toBeLessThanOrEqual(LIVES * 2 + 1)
    expect(traffic.count('/auth/refresh')).toBeGreaterThanOrEqual(LIVES - 1)
    client.dispose()
  },
)

test('the first request after a pause works, and 20 at once make one renewal (D3)', async () => {
  const { client, traffic } = open('json', { autoRefresh: false })
  await client.login(EDITOR.email, EDITOR.password)
  await delay(LIFE_MS + 500)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => client.request(readItems('tasks', { limit: 1 }))),
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
