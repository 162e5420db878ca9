import { test } from 'vitest'
import { runSchedules } from '../../testing/simulation/runSchedules.ts'
import { simulatedDirectus } from './testing/simulatedDirectus.ts'

test.each(['json', 'cookie'] as const)(
  'every invariant holds in tabs that share a session of Directus (%s)',
  { timeout: 0 },
  async (mode) => {
    await runSchedules({
      shape: 'shared',
      tabs: 2,
      share: 0.02,
      options: () => simulatedDirectus(mode),
    })
  },
)
