import { join } from 'node:path'
import { isExecutable } from '../../src/browser/isExecutable.ts'

/** What a Firefox calls itself on the search path: the long-lived release first. */
const NAMES = ['firefox-esr', 'firefox']

/** Where it is kept when it is not on the search path. */
const PLACES = ['/usr/bin', '/usr/local/bin', '/Applications/Firefox.app/Contents/MacOS']

/**
 * The Firefox to test in: `FIREFOX_PATH`, or an installed one; `undefined` where there is none.
 * @throws Error with one sentence when `FIREFOX_PATH` names nothing that can be run
 */
export function findFirefox(environment: NodeJS.ProcessEnv): string | undefined {
  const { FIREFOX_PATH: chosen, PATH = '' } = environment
  if (chosen !== undefined) {
    if (isExecutable(chosen)) return chosen
    throw new Error(`FIREFOX_PATH names ${chosen}, which is not there or cannot be run.`)
  }
  const folders = [...PATH.split(':'), ...PLACES].filter((folder) => folder !== '')
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable)
}
