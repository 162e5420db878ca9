import type { ReactElement, ReactNode } from 'react'
import type { AuthStore } from '../../authStore.ts'
import { createAuthStore } from '../../createAuthStore.ts'
import { AuthError } from '../../errors.ts'
import type { Found } from '../../machine/event.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { silentLog } from '../../ports/silentLog.ts'
import { AuthProvider } from '../AuthProvider.tsx'
import { ada, type Person } from './person.ts'

/** A store of the tests' own platform, and what happens on that platform. */
export interface Scene {
  readonly store: AuthStore<Person>
  /** How often somebody asked for a credential anew. */
  readonly searches: () => number
  /** What the next search comes to. @defaultValue Ada's session */
  readonly nextSearch: (found: Found<Person>) => void
  /** From now on a sign-out stays on its way to the backend, until the returned function is called. */
  readonly holdSignOut: () => () => void
  /** Puts the store around what is rendered. */
  readonly wrapper: (props: { readonly children?: ReactNode }) => ReactElement
}

/**
 * A store that starts with `found`; what it searches for after that comes to `next`. Each renewal
 * brings another token for the same person.
 */
export function createScene(
  found: Found<Person> = sessionOf(ada),
  next: Found<Person> = sessionOf(ada),
): Scene {
  let coming = next
  let searches = 0
  let tokens = 1
  let revocation = Promise.resolve()
  const store = createAuthStore<Person>({
    environment: serverEnvironment({ log: silentLog() }),
    strategy: {
      name: 'test',
      persistence: 'none',
      start: () => found,
      async acquire() {
        searches += 1
        return coming
      },
      async refresh() {
        tokens += 1
        return { type: 'fresh', credential: { token: `token-${tokens}` } }
      },
      revoke: () => revocation,
    },
  })
  return {
    store,
    searches: () => searches,
    nextSearch(result) {
      coming = result
    },
    holdSignOut() {
      let release = () => {}
      revocation = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    wrapper: ({ children }) => <AuthProvider store={store}>{children}</AuthProvider>,
  }
}

/** Somebody is signed in. */
export function sessionOf(user: Person | null): Found<Person> {
  return { type: 'session', credential: { token: 'token-1' }, user }
}

/** A search that fails for good, or that may be tried again. */
export function failure(recoverable: boolean): Found<Person> {
  const error = new AuthError('network', 'The backend is not there.', { recoverable })
  return { type: 'failure', error }
}
