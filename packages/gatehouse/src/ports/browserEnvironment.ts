import { browserFrame } from './browserFrame.ts'
import { browserPage } from './browserPage.ts'
import { browserStorage } from './browserStorage.ts'
import { browserTabs } from './browserTabs.ts'
import { consoleLog } from './consoleLog.ts'
import type { Environment } from './environment.ts'
import { indexedDbLedger } from './indexedDbLedger.ts'
import { leaseLock } from './leaseLock.ts'
import { randomNonce } from './randomNonce.ts'
import { systemClock } from './systemClock.ts'
import { webLock } from './webLock.ts'

/**
 * The world of a web page. What the browser lacks or blocks is replaced by the next best, down to
 * memory, and nothing is touched before it is used; so it may also be created on a server, where it
 * is an island (see `serverEnvironment`).
 *
 * @param overrides - ports to use in place of the browser's; the others use them too
 */
export function browserEnvironment(overrides: Partial<Environment> = {}): Environment {
  const { clock = systemClock(), ledger = indexedDbLedger() } = overrides
  return {
    clock,
    storage: browserStorage(),
    ledger,
    lock: webLock({ clock, fallback: leaseLock({ clock, ledger }) }),
    tabs: browserTabs(),
    page: browserPage(),
    frame: browserFrame(),
    // Looked up at each call, and called as a method of its global, which browsers insist on.
    fetch: (...request) => globalThis.fetch(...request),
    log: consoleLog(),
    random: () => Math.random(),
    nonce: randomNonce,
    ...overrides,
  }
}
