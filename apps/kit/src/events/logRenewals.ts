import type { AuthStore } from 'gatehouse'
import type { EventLog } from './eventLog.ts'

/** Writes a line for every renewal of a session: the one thing that nothing else shows. Returns the stop. */
export function logRenewals(authStore: Pick<AuthStore, 'subscribe'>, log: EventLog): () => void {
  return authStore.subscribe((state, previous) => {
    if (state.type !== 'logged-in' || previous.type !== 'logged-in') return
    if (state.lastTokenRefresh === previous.lastTokenRefresh) return
    log.append({ title: 'The token was renewed', tone: 'good' })
  })
}
