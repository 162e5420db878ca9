import type { KeyValue } from '../../ports/storage.ts'

/** The strings that all tabs of an origin share. */
export interface SharedStorage {
  readonly forTab: () => KeyValue
  /** Whether every verb throws, as where site data is blocked. */
  readonly blocked: (blocked: boolean) => void
  readonly clear: () => void
  /** Everything that stands there, as text: to look for what must not. */
  readonly text: () => string
}

/** Strings that are shared at once; the real ones are later, and nothing may rest on them. */
export function createSharedStorage(): SharedStorage {
  const values = new Map<string, string>()
  let isBlocked = false

  function guard(): void {
    if (isBlocked) throw new DOMException('blocked', 'SecurityError')
  }

  return {
    forTab: () => ({
      get(key) {
        guard()
        return values.get(key) ?? null
      },
      set(key, value) {
        guard()
        values.set(key, value)
      },
      remove(key) {
        guard()
        values.delete(key)
      },
    }),
    blocked(blocked) {
      isBlocked = blocked
    },
    clear: () => values.clear(),
    text: () => JSON.stringify([...values]),
  }
}
