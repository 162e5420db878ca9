import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from './findChromium.ts'
import { installFromDebian } from './installFromDebian.ts'
import { runInstaller } from './runInstaller.ts'

/**
 * The path of a Chromium, installed now if there is none yet: Playwright's own, or else, as root on
 * Debian and its kin, the distribution's.
 * @throws Error with one sentence when no way leads to a browser, or `CHROMIUM_PATH` to none
 */
export function ensureChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const found = findChromium(environment)
  if (found !== undefined) return found
  for (const install of [installPlaywrights, installDebians]) {
    install()
    const installed = findChromium(environment)
    if (installed !== undefined) return installed
  }
  throw new Error(
    'The browser stories need Chromium or Chrome, and none could be found or installed: install one (for example with "apt-get install chromium"), or set CHROMIUM_PATH to its executable.',
  )
}

function installPlaywrights(): void {
  const manifest = createRequire(import.meta.url).resolve('@playwright/test/package.json')
  runInstaller(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium'])
}

function installDebians(): void {
  installFromDebian('chromium')
}
