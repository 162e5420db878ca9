import type { Environment } from '../../ports/environment.ts'
import type { Lock } from '../../ports/lock.ts'
import type { TabMessage, Tabs } from '../../ports/tabs.ts'
import type { AuthStorage } from '../authentication/authData.ts'
import { hubOf, type StorageHub } from './storageHub.ts'
import { storageLedger } from './storageLedger.ts'

/** The world of a session that the app keeps itself: its storage is where clients and tabs meet. */
export function storedEnvironment(storage: AuthStorage, environment: Environment): Environment {
  const hub = hubOf(storage, environment.clock)
  const lock = hubLock(hub, environment)
  return {
    ...environment,
    lock,
    ledger: storageLedger(storage, { ...environment, lock }),
    tabs: hubTabs(hub, environment.tabs),
  }
}

/** The other clients of this process wait, and then the other tabs. */
function hubLock(hub: StorageHub, { lock, clock }: Pick<Environment, 'lock' | 'clock'>): Lock {
  return {
    async request(name, { waitMs }, task) {
      const asked = clock.now().mono
      const turn = await hub.lock.request(name, { waitMs }, () => {
        const left = Math.max(0, waitMs - (clock.now().mono - asked))
        return lock.request(name, { waitMs: left }, task)
      })
      return turn.type === 'held' ? turn.value : turn
    },
  }
}

/** Clients of one process hear each other too, tabs or not. */
function hubTabs({ listeners }: StorageHub, tabs: Tabs): Tabs {
  const own = new Set<(message: TabMessage) => void>()
  return {
    post(message) {
      for (const listener of [...listeners]) if (!own.has(listener)) listener(message)
      tabs.post(message)
    },
    subscribe(listener) {
      const entry = (message: TabMessage): void => listener(message)
      own.add(entry)
      listeners.add(entry)
      const stop = tabs.subscribe(listener)
      return () => {
        own.delete(entry)
        listeners.delete(entry)
        stop()
      }
    },
  }
}
