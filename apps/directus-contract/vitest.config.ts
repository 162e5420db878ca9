import { defineConfig } from 'vitest/config'
import { fromSource } from '../../vite.base.config.ts'

export default defineConfig({
  ...fromSource,
  test: {
    include: ['src/**/*.test.ts'],
    // A server of the real thing takes seconds to start, and tokens really have to grow old.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
})
