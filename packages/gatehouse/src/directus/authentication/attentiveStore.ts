import type { AuthStore } from '../../authStore.ts'
import type { SessionLoop } from '../../effects/sessionLoop.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusUser } from '../directusUser.ts'
import type { DirectusAuthStore } from '../tokenClient.ts'
import { askerGuard } from './askerGuard.ts'

/** A search that failed is not begun again for each request, in milliseconds. */
const PAUSE_MS = 1_000

/** What a store looks at before it gives a credential out. */
export interface AttentiveStoreOptions {
  readonly loop: SessionLoop<DirectusUser>
  readonly environment: Environment
  /** Looks into the app's own storage, if there is one, where other code writes too. */
  readonly look: () => Promise<void> | undefined
}

/**
 * A store that looks before it gives a credential out: into the app's own storage, where something
 * else may stand by now, and for a session that could not be found because the server was out of reach.
 */
export function attentiveStore(
  store: AuthStore<DirectusUser>,
  { loop, environment, look }: AttentiveStoreOptions,
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
    // Taken down at once where there is nothing to look into: a sign-out may come next.
    guard: () => look()?.then(() => askerGuard(loop)) ?? askerGuard(loop),
    async getCredential(request = {}) {
      if (!request.hasLooked) await look()
      searchAgain()
      return store.getCredential(request)
    },
  }
}
