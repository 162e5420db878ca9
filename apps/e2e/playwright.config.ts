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
  // On two shared cores a story may meet a moment that no person would: it is told again, and reported.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  projects: [
    { name: '3pc-block', use: { thirdPartyCookies: 'block' } },
    { name: '3pc-allow', use: { thirdPartyCookies: 'allow' }, grep: COOKIE_STORIES },
  ],
})
