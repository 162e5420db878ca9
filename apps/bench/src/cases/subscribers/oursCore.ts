import { createAuthStore, staticToken } from 'gatehouse'
import type { Figures } from '../../measure/figures.ts'
import { STATIC_TOKEN } from '../../world/config.ts'
import { measureSubscribers } from './measureSubscribers.ts'

/** Each subscriber is the store's own, as in each of our hooks. */
export function run(): Promise<Figures> {
  const store = createAuthStore({ strategy: staticToken(STATIC_TOKEN) })
  const person = { id: 'person-1' }
  return measureSubscribers({
    subscribe: store.subscribe,
    change: (token) => store.setCredential({ token }, person),
  })
}
