import { memoryStorage } from './memoryStorage.ts'
import type { KeyValue } from './storage.ts'
import { type StorageArea, webStorage } from './webStorage.ts'

/**
 * `localStorage`, or memory where the browser refuses even to look at it (blocked cookies, a
 * sandboxed frame); `persistence()` tells which. The first verb decides for good: a storage that
 * worked and then throws is an error to report, and an empty memory in its place would read as
 * "signed out".
 */
export function browserStorage(area: () => StorageArea = () => localStorage): KeyValue {
  let chosen: KeyValue | undefined
  const choose = (): KeyValue => {
    if (!chosen) {
      try {
        const found = area()
        // Some browsers hand the object out and refuse its use.
        found.getItem('gatehouse')
        chosen = webStorage(found)
      } catch {
        chosen = memoryStorage()
      }
    }
    return chosen
  }
  return {
    get: (key) => choose().get(key),
    set(key, value) {
      choose().set(key, value)
    },
    remove(key) {
      choose().remove(key)
    },
    subscribe: (listener) => choose().subscribe?.(listener) ?? (() => {}),
    persistence: () => choose().persistence?.() ?? 'durable',
  }
}
