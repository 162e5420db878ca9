import { defineConfig } from 'vitest/config'
import { fromSource } from '../../../vite.base.config.ts'

export default defineConfig({
  ...fromSource,
  test: {
    include: ['firefox/stories/**/*.spec.ts'],
    globalSetup: ['firefox/globalSetup.config.ts'],
    // All stories share one browser: it is started once, and each story has a container in it.
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    retry: process.env.CI === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
    reporters: [['tree', { summary: false }]],
  },
})
