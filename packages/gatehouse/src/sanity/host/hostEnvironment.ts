import { consoleLog } from '../../ports/consoleLog.ts'
import type { Environment } from '../../ports/environment.ts'
import { randomNonce } from '../../ports/randomNonce.ts'
import { systemClock } from '../../ports/systemClock.ts'

/** The part of the world that a dashboard's end of a frame needs. */
export type HostEnvironment = Pick<Environment, 'clock' | 'nonce' | 'log'>

/** The browser's, without the storage, locks and ledger that only a session needs. */
export function hostEnvironment(): HostEnvironment {
  return { clock: systemClock(), nonce: randomNonce, log: consoleLog() }
}
