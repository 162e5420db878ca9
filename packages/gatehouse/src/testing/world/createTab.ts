import type { Clock } from '../../ports/clock.ts'
import type { Environment } from '../../ports/environment.ts'
import type { LogEntry } from '../../ports/log.ts'
import type { Page, PageEvent } from '../../ports/page.ts'
import type { Channel } from './createChannel.ts'
import type { Network } from './createNetwork.ts'
import type { Scheduler } from './createScheduler.ts'
import type { SharedLedger } from './createSharedLedger.ts'
import type { SharedLocks } from './createSharedLocks.ts'
import type { SharedStorage } from './createSharedStorage.ts'
import type { WorldTab } from './worldTab.ts'

/** What a tab shares with the others. */
export interface SharedParts {
  readonly scheduler: Scheduler
  readonly ledger: SharedLedger
  readonly storage: SharedStorage
  readonly locks: SharedLocks
  readonly channel: Channel
  readonly network: Network
  readonly isOnline: () => boolean
  readonly random: () => number
}

/** When the world begins, in milliseconds since the epoch. */
export const WORLD_EPOCH: number = Date.UTC(2026, 0, 1)

const MINUTE_MS = 60_000

/** Opens a tab. */
export function createTab(id: number, parts: SharedParts): WorldTab {
  const { scheduler, ledger, storage, locks, channel, network, isOnline, random } = parts
  const entries: LogEntry[] = []
  const pageListeners = new Set<(event: PageEvent) => void>()
  const mono = (): number => scheduler.now() - scheduler.slept()
  const opened = mono()
  let timers = 0
  let wallOffset = 0
  let throttled = false
  let isAlive = true
  let release: (() => void) | undefined
  let href = 'https://app.test/'
  let nonces = 0

  const clock: Clock = {
    now: () => ({ mono: mono() - opened, wall: WORLD_EPOCH + scheduler.now() + wallOffset }),
    after(ms, task) {
      const due = mono() + Math.max(0, ms)
      const late = throttled ? Math.ceil(due / MINUTE_MS) * MINUTE_MS - due : 0
      let isSet = true
      timers += 1
      const end = (): void => {
        if (isSet) timers -= 1
        isSet = false
      }
      const stop = scheduler.plan({
        label: 'timer',
        owner: id,
        afterMs: Math.max(0, ms) + late,
        run() {
          end()
          task()
        },
      })
      return () => {
        end()
        stop()
      }
    },
  }

  const page: Page = {
    href: () => href,
    replaceHref(next) {
      href = next
    },
    assign(next) {
      href = next
    },
    isOnline,
    subscribe(listener) {
      const entry = (event: PageEvent): void => listener(event)
      pageListeners.add(entry)
      return () => {
        pageListeners.delete(entry)
      }
    },
  }

  function tell(event: PageEvent): void {
    if (!isAlive || release) return
    for (const listener of [...pageListeners]) listener(event)
  }

  function openEnvironment(): Environment {
    return {
      clock,
      page,
      random,
      storage: storage.forTab(id),
      ledger: ledger.forTab(id),
      lock: locks.forTab(id, clock),
      tabs: channel.forTab(id),
      frame: { parent: () => null, parentOrigin: () => null },
      fetch: network.fetchFor(id),
      log: { write: (entry) => void entries.push(entry) },
      nonce() {
        nonces += 1
        return `nonce-${id}-${nonces}`
      },
    }
  }

  return {
    id,
    environment: openEnvironment(),
    openEnvironment,
    isAlive: () => isAlive,
    isFrozen: () => release !== undefined,
    kill() {
      isAlive = false
      scheduler.drop(id)
      network.release(id)
      locks.release(id)
    },
    freeze({ untold = false } = {}) {
      if (release) return
      if (!untold) tell('hidden')
      release = scheduler.hold(id)
    },
    thaw() {
      if (!release) return
      release()
      release = undefined
      tell('woke')
    },
    setWallOffset(ms) {
      wallOffset = ms
    },
    throttle(next) {
      throttled = next
    },
    tell,
    log: () => entries,
    holdings: () => ({
      timers,
      pageListeners: pageListeners.size,
      channelListeners: channel.listeners(id),
      storageListeners: storage.listeners(id),
      locks: locks.claims(id),
    }),
  }
}
