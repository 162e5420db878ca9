import type { KeyValue } from './storage.ts'

/** Strings that live as long as this object. */
export function memoryStorage(): KeyValue {
  const values = new Map<string, string>()
  return {
    get: (key) => values.get(key) ?? null,
    set(key, value) {
      values.set(key, value)
    },
    remove(key) {
      values.delete(key)
    },
    persistence: () => 'none',
  }
}
