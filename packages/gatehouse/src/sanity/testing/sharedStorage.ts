import type { KeyValue } from '../../ports/storage.ts'

/** The strings of one origin, for several tabs. */
export interface SharedStorage {
  readonly values: Map<string, string>
  /** A tab's view of them: it hears what the others write. */
  readonly forTab: () => KeyValue
  /** From now on there is room for no more than that many characters in a value. */
  readonly fill: (room?: number) => void
}

/** Storage of a browser whose tabs see each other's writes at once, and are told of them. */
export function sharedStorage(): SharedStorage {
  const values = new Map<string, string>()
  const tabs = new Set<Set<(key: string | null) => void>>()
  let room = Number.POSITIVE_INFINITY
  return {
    values,
    fill(left = 0) {
      room = left
    },
    forTab() {
      const own = new Set<(key: string | null) => void>()
      tabs.add(own)
      const tell = (key: string): void => {
        for (const tab of tabs) if (tab !== own) for (const listener of tab) listener(key)
      }
      return {
        get: (key) => values.get(key) ?? null,
        set(key, value) {
          if (value.length > room) throw new DOMException('Full', 'QuotaExceededError')
          const before = values.get(key)
          values.set(key, value)
          if (before !== value) tell(key)
        },
        remove(key) {
          if (values.delete(key)) tell(key)
        },
        persistence: () => 'durable',
        subscribe(listener) {
          own.add(listener)
          return () => void own.delete(listener)
        },
      }
    },
  }
}
