import { type Choose, chooseBySeed } from './choose.ts'
import { type Channel, createChannel } from './createChannel.ts'
import { createNetwork, type Network } from './createNetwork.ts'
import { createScheduler, type Scheduler } from './createScheduler.ts'
import { createSharedLedger, type SharedLedger } from './createSharedLedger.ts'
import { createSharedLocks, type SharedLocks } from './createSharedLocks.ts'
import { createSharedStorage, type SharedStorage } from './createSharedStorage.ts'
import { createTab } from './createTab.ts'
import type { WorldTab } from './worldTab.ts'

/** How a world begins. */
export interface WorldOptions {
  /** How many tabs are open. @defaultValue 1 */
  readonly tabs?: number
  /**
   * What decides everything that is left to chance: which of the pending things is next, how a
   * message travels. Equal choices make equal runs.
   * @defaultValue always the first possibility: things happen in the order in which they were begun
   */
  readonly choose?: Choose
  /** Numbers in [0, 1), for jitter. @defaultValue a sequence of its own, the same each time */
  readonly random?: () => number
}

/** One device with one browser: tabs of one origin, what they share, and the network. */
export interface World {
  readonly scheduler: Scheduler
  readonly ledger: SharedLedger
  readonly storage: SharedStorage
  readonly locks: SharedLocks
  readonly channel: Channel
  readonly network: Network
  /** The tabs that are open. */
  readonly tabs: () => readonly WorldTab[]
  readonly tab: (index: number) => WorldTab
  readonly openTab: () => WorldTab
  /** Lets everything happen whose time has come. */
  readonly settle: () => Promise<void>
  /** Lets time pass, in milliseconds. */
  readonly advance: (ms: number) => Promise<void>
  /** The device sleeps for so many milliseconds, and wakes. */
  readonly sleep: (ms: number) => void
  /** Sets what the browser believes of its network, and tells the tabs. Requests fail while it is off. */
  readonly setOnline: (online: boolean) => void
}

/** Makes a world in which nothing happens but what `choose` chooses. */
export function createWorld({
  tabs = 1,
  choose = () => 0,
  random = fraction(chooseBySeed(1)),
}: WorldOptions = {}): World {
  const scheduler = createScheduler(choose)
  const ledger = createSharedLedger(scheduler)
  const storage = createSharedStorage(scheduler)
  const locks = createSharedLocks(scheduler)
  const channel = createChannel(scheduler, choose)
  let isOnline = true
  const network = createNetwork(scheduler, () => isOnline)
  const all: WorldTab[] = []

  const parts = {
    scheduler,
    ledger,
    storage,
    locks,
    channel,
    network,
    isOnline: () => isOnline,
    random,
  }

  function openTab(): WorldTab {
    const tab = createTab(all.length, parts)
    all.push(tab)
    return tab
  }

  function living(): readonly WorldTab[] {
    return all.filter((tab) => tab.isAlive())
  }

  function tell(event: 'woke' | 'online' | 'offline'): void {
    for (const tab of living()) tab.tell(event)
  }

  for (let count = 0; count < tabs; count += 1) openTab()

  return {
    scheduler,
    ledger,
    storage,
    locks,
    channel,
    network,
    openTab,
    tabs: living,
    tab(index) {
      const tab = all[index]
      if (!tab) throw new RangeError(`There is no tab ${index}.`)
      return tab
    },
    settle: scheduler.settle,
    advance: scheduler.advance,
    sleep(ms) {
      scheduler.sleep(ms)
      tell('woke')
    },
    setOnline(online) {
      if (online === isOnline) return
      isOnline = online
      tell(online ? 'online' : 'offline')
    },
  }
}

function fraction(choose: Choose): () => number {
  return () => choose(1_000_000) / 1_000_000
}
