import type { KeyValue } from '../../ports/storage.ts'
import type { Scheduler } from './createScheduler.ts'

/** The strings that all tabs of an origin share. */
export interface SharedStorage {
  readonly forTab: (id: number) => KeyValue
  /** Whether every verb throws, as where site data is blocked. */
  readonly blocked: (blocked: boolean) => void
  readonly clear: () => void
  /** How many in that tab listen to what the others write. */
  readonly listeners: (id: number) => number
  /** Everything that stands there, as text: to look for what must not. */
  readonly text: () => string
}

/**
 * Strings that are shared at once; the real ones are later, and nothing may rest on them. The other
 * tabs are told of each write, some time after it.
 */
export function createSharedStorage(scheduler: Pick<Scheduler, 'plan'>): SharedStorage {
  const values = new Map<string, string>()
  const listeners = new Map<(key: string | null) => void, number>()
  let isBlocked = false

  function guard(): void {
    if (isBlocked) throw new DOMException('blocked', 'SecurityError')
  }

  function tell(writer: number | undefined, key: string | null): void {
    for (const [listener, owner] of listeners) {
      if (owner === writer) continue
      const run = (): void => {
        if (listeners.has(listener)) listener(key)
      }
      scheduler.plan({ label: 'storage event', owner, afterMs: 0, run })
    }
  }

  return {
    forTab: (id) => ({
      get(key) {
        guard()
        return values.get(key) ?? null
      },
      set(key, value) {
        guard()
        if (values.get(key) === value) return
        values.set(key, value)
        tell(id, key)
      },
      remove(key) {
        guard()
        if (values.delete(key)) tell(id, key)
      },
      subscribe(listener) {
        const entry = (key: string | null): void => listener(key)
        listeners.set(entry, id)
        return () => {
          listeners.delete(entry)
        }
      },
    }),
    blocked(blocked) {
      isBlocked = blocked
    },
    clear() {
      if (values.size === 0) return
      values.clear()
      tell(undefined, null)
    },
    listeners: (id) => [...listeners.values()].filter((owner) => owner === id).length,
    text: () => JSON.stringify([...values]),
  }
}
