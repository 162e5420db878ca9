import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from './findChromium.ts'

/** How long one way to install a browser may take, in ms. */
const INSTALL_MS = 4 * 60_000

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
  run(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium'])
}

function installDebians(): void {
  if (process.getuid?.() !== 0) return
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
}

/** Whether it worked shows in whether there is a browser afterwards. */
function run(command: string, options: readonly string[]): void {
  console.log(`No browser yet: ${command} ${options.join(' ')}`)
  spawnSync(command, options, { stdio: ['ignore', 'ignore', 'inherit'], timeout: INSTALL_MS })
}
