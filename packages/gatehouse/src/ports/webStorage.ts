import type { KeyValue } from './storage.ts'

/** The part of the browser's `Storage` that is used. */
export type StorageArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A given storage area, such as `sessionStorage`. What the area throws is thrown on. */
export function webStorage(area: StorageArea): KeyValue {
  return {
    get: (key) => area.getItem(key),
    set(key, value) {
      area.setItem(key, value)
    },
    remove(key) {
      area.removeItem(key)
    },
    persistence: () => 'durable',
  }
}
