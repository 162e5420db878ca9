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
    // Lives of seconds, on a computer that may be busy with something else.
    retry: process.env.CI && process.env.GATEHOUSE_CONTRACT_SERVER === 'real' ? 1 : 0,
  },
})
