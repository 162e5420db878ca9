import {
  type AuthorizedFetch,
  type AuthStore,
  authorizedFetch,
  createAuthStore,
  type Environment,
} from 'gatehouse'
import { type CurrentUser, createAuthApi } from 'gatehouse/sanity'
import type { DashboardConfig } from '../config.ts'
import { loginUrl } from './loginUrl.ts'
import { pendingLogin } from './pendingLogin.ts'
import { platformStrategy } from './platformStrategy.ts'

/** The dashboard's own session, one for all tabs. */
export interface DashboardSession {
  readonly authStore: AuthStore<CurrentUser>
  /** A `fetch` that carries the session's credential to the API. */
  readonly fetch: AuthorizedFetch
  /** Leaves for the login page. Throws where the browser blocks storage. */
  readonly signIn: (personId: string) => void
  /** Signs out, then leaves for the login page. Never rejects for a backend that cannot be told. */
  readonly switchTo: (personId: string) => Promise<void>
}

/** Begins the session: takes what the login page brought, or what other tabs keep. */
export function createSession(config: DashboardConfig, environment: Environment): DashboardSession {
  const { apiHost, loginOrigin } = config
  const pending = pendingLogin({ storage: () => sessionStorage, nonce: environment.nonce })
  const strategy = platformStrategy({
    api: createAuthApi({ auth: { apiHost } }, environment),
    pending,
  })
  const authStore = createAuthStore<CurrentUser>({ strategy, environment })

  function signIn(personId: string): void {
    const returnTo = environment.page.href()
    location.assign(loginUrl({ loginOrigin, returnTo, state: pending.begin(), personId }))
  }

  return {
    authStore,
    fetch: authorizedFetch(authStore, { origins: [apiHost], fetch: environment.fetch }),
    signIn,
    async switchTo(personId) {
      await authStore.logout().catch(() => undefined)
      signIn(personId)
    },
  }
}
