import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { isExecutable } from './isExecutable.ts'

/** What a Chromium calls itself on the search path, the most common first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Where it is kept when it is not on the search path. */
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]
const MAC_NAMES = ['Google Chrome', 'Chromium']

/**
 * The browser to test in: `CHROMIUM_PATH`, an installed one, or Playwright's own download;
 * `undefined` where there is none.
 * @throws Error with one sentence when `CHROMIUM_PATH` names nothing that can be run
 */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const { CHROMIUM_PATH: chosen, PATH = '' } = environment
  if (chosen !== undefined) {
    if (isExecutable(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH names ${chosen}, which is not there or cannot be run.`)
  }
  const folders = [...PATH.split(':'), ...PLACES].filter((folder) => folder !== '')
  const installed = folders.flatMap((folder) =>
    [...NAMES, ...MAC_NAMES].map((name) => join(folder, name)),
  )
  return [...installed, chromium.executablePath()].find(isExecutable)
}
