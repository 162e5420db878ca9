import { test } from 'vitest'
import { runSchedules } from './runSchedules.ts'

test('every invariant holds in two tabs that share a session', { timeout: 0 }, async () => {
  await runSchedules({ shape: 'shared', tabs: 2, share: 0.4 })
})
