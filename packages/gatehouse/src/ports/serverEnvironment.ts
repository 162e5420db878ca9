import { consoleLog } from './consoleLog.ts'
import type { Environment } from './environment.ts'
import { memoryLedger } from './memoryLedger.ts'
import { memoryStorage } from './memoryStorage.ts'
import { queueLock } from './queueLock.ts'
import { randomNonce } from './randomNonce.ts'
import { systemClock } from './systemClock.ts'

/**
 * The world of one request on a server: no page, no parent, no other tabs, and a memory of its own.
 * Make a new one for each request; two of them share nothing.
 *
 * @param overrides - ports to use in place of these
 */
export function serverEnvironment(overrides: Partial<Environment> = {}): Environment {
  const { clock = systemClock() } = overrides
  return {
    clock,
    storage: memoryStorage(),
    ledger: memoryLedger(),
    lock: queueLock(clock),
    tabs: { post() {}, subscribe: () => () => {} },
    page: {
      href: () => '',
      replaceHref() {},
      assign() {},
      isOnline: () => true,
      subscribe: () => () => {},
    },
    frame: { parent: () => null, parentOrigin: () => null },
    fetch: (...request) => globalThis.fetch(...request),
    log: consoleLog(),
    random: () => Math.random(),
    nonce: randomNonce,
    ...overrides,
  }
}
