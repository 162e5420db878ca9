import type { KeyValue } from './storage.ts'

/** The part of the browser's `Storage` that is used. */
export type StorageArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Where `storage` events arrive. */
export type StorageTarget = Pick<Window, 'addEventListener'>

/**
 * A given storage area, such as `sessionStorage`. What the area throws is thrown on.
 *
 * @param target - @defaultValue the global `window`; where there is none, nobody else writes
 */
export function webStorage(
  area: StorageArea,
  target: () => StorageTarget | undefined = () => globalThis.window,
): KeyValue {
  return {
    get: (key) => area.getItem(key),
    set(key, value) {
      area.setItem(key, value)
    },
    remove(key) {
      area.removeItem(key)
    },
    persistence: () => 'durable',
    subscribe(listener) {
      const controller = new AbortController()
      const hear = ({ key, storageArea }: StorageEvent): void => {
        // An event that was made by a script may name no area.
        if (storageArea === null || storageArea === area) listener(key)
      }
      target()?.addEventListener('storage', hear, { signal: controller.signal })
      return () => controller.abort()
    },
  }
}

/** Whether the area is the one that all tabs of an origin share; any other is one tab's, or the app's own. */
export function isSharedArea(area: unknown): boolean {
  try {
    return area === globalThis.localStorage
  } catch {
    // A browser that refuses even to look at it shares nothing.
    return false
  }
}
