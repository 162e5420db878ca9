import type { AuthStore } from '../../authStore.ts'
import type { SessionLoop } from '../../effects/sessionLoop.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusUser } from '../directusUser.ts'
import type { DirectusAuthStore } from '../tokenClient.ts'
import { askerGuard } from './askerGuard.ts'
import { lookAround } from './lookAround.ts'

/** A search that failed is not begun again for each request, in milliseconds. */
const PAUSE_MS = 1_000

/** What a store looks at before it gives a credential out. */
export interface AttentiveStoreOptions {
  readonly loop: SessionLoop<DirectusUser>
  readonly environment: Environment
  /** Whether the app keeps the session, where other code writes too. */
  readonly isStored: boolean
}

/**
 * A store that looks before it gives a credential out: into the app's own storage, where something
 * else may stand by now, and for a session that could not be found because the server was out of reach.
 */
export function attentiveStore(
  store: AuthStore<DirectusUser>,
  { loop, environment, isStored }: AttentiveStoreOptions,
): DirectusAuthStore {
  const { clock } = environment
  let failedAt: number | undefined
  loop.watchers.add(({ phase }) => {
    if (phase.type !== 'failed') failedAt = undefined
    else failedAt ??= clock.now().mono
  })

  /** Nobody may be there to press a button. */
  function searchAgain(): void {
    const state = store.getState()
    if (state.type !== 'error' || !state.error.recoverable || failedAt === undefined) return
    if (clock.now().mono - failedAt < PAUSE_MS) return
    store.login().catch(() => undefined)
  }

  return {
    ...store,
    guard: () => askerGuard(loop),
    async getCredential(request) {
      if (isStored) await lookAround(loop, environment)
      searchAgain()
      return store.getCredential(request)
    },
  }
}
