import type { Clock } from '../../ports/clock.ts'
import type { Lock } from '../../ports/lock.ts'
import { queueLock } from '../../ports/queueLock.ts'
import type { TabMessage } from '../../ports/tabs.ts'
import type { AuthStorage } from '../authentication/authData.ts'

/** What the clients over one storage object share in this process. */
export interface StorageHub {
  readonly lock: Lock
  /** Those who hear of what the others write. */
  readonly listeners: Set<(message: TabMessage) => void>
}

/** Hangs on the storage, so that a second copy of this package finds it too. */
const HUB: unique symbol = Symbol.for('gatehouse.directus.storage')

/** A storage that has been used already. */
interface UsedStorage extends AuthStorage {
  readonly [HUB]: StorageHub
}

/** What belongs to a storage object; one that takes no member has a hub for each client. */
export function hubOf(storage: AuthStorage, clock: Clock): StorageHub {
  if (isUsed(storage)) return storage[HUB]
  const hub: StorageHub = { lock: queueLock(clock), listeners: new Set() }
  // A frozen one says no.
  Reflect.defineProperty(storage, HUB, { value: hub })
  return hub
}

function isUsed(storage: AuthStorage): storage is UsedStorage {
  return Object.hasOwn(storage, HUB)
}
