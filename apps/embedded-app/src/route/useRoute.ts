import { useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './route.ts'

/** What the address says to show. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, currentHash))
}

function currentHash(): string {
  return location.hash
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
