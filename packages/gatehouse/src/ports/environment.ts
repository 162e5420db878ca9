import type { Clock } from './clock.ts'
import type { Frame } from './frame.ts'
import type { Ledger } from './ledger.ts'
import type { Lock } from './lock.ts'
import type { LogSink } from './log.ts'
import type { Page } from './page.ts'
import type { KeyValue } from './storage.ts'
import type { Tabs } from './tabs.ts'

/**
 * Everything that the library asks of the world outside. Nothing else is ambient, so a test that
 * hands in another one has the whole world in its hand.
 */
export interface Environment {
  readonly clock: Clock
  readonly storage: KeyValue
  readonly ledger: Ledger
  readonly lock: Lock
  readonly tabs: Tabs
  readonly page: Page
  readonly frame: Frame
  readonly fetch: typeof globalThis.fetch
  readonly log: LogSink
  /** A number in [0, 1), for jitter. */
  readonly random: () => number
  /** An unguessable string of 128 bits or more, for nonces; needs no secure context. */
  readonly nonce: () => string
}
