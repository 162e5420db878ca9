import { defineConfig } from '@playwright/test'
import type { WorkerOptions } from './src/test.ts'

/** Stories that cookies can have no say in run in one project only. */
const COOKIE_STORIES = /@cookies/

export default defineConfig<object, WorkerOptions>({
  testDir: 'stories',
  globalSetup: './globalSetup.config.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
  reporter: [['list']],
  forbidOnly: process.env.CI !== undefined,
  projects: [
    { name: '3pc-block', use: { thirdPartyCookies: 'block' } },
    { name: '3pc-allow', use: { thirdPartyCookies: 'allow' }, grep: COOKIE_STORIES },
  ],
})
