import { test } from 'vitest'
import { runSchedules } from './runSchedules.ts'

test('every invariant holds where a parent hands a session to each tab', {
  timeout: 0,
}, async () => {
  await runSchedules({ shape: 'parent', tabs: 2, share: 0.25 })
})
