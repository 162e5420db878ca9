import { test } from 'vitest'
import { runSchedules } from './runSchedules.ts'

test('every invariant holds in five tabs that share a session', { timeout: 0 }, async () => {
  await runSchedules({ shape: 'shared', tabs: 5, share: 0.35 })
})
