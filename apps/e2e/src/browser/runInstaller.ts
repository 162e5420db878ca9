import { spawnSync } from 'node:child_process'

/** How long one way to install a browser may take, in ms. */
const INSTALL_MS = 4 * 60_000

/** Runs what may bring a browser. Whether it worked shows in whether there is a browser afterwards. */
export function runInstaller(command: string, options: readonly string[]): void {
  console.log(`No browser yet: ${command} ${options.join(' ')}`)
  spawnSync(command, options, { stdio: ['ignore', 'ignore', 'inherit'], timeout: INSTALL_MS })
}
