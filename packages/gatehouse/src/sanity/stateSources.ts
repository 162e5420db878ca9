import type { SanityClient } from '@sanity/client'
import { Observable } from 'rxjs'
import type { AuthState } from '../authState.ts'
import type { ClientOptions } from './clientOptions.ts'
import type { CurrentUser } from './currentUser.ts'
import type { SanityInstance } from './instance.ts'

/** A value that changes, in the vendor's form. */
export interface StateSource<T> {
  readonly getCurrent: () => T
  /** Calls back after each change, not for the present value. Returns the stop. */
  readonly subscribe: (onStoreChanged?: () => void) => () => void
  /** The present value at once, then every change. */
  readonly observable: Observable<T>
}

/** How a source learns of changes. */
type Subscribe = (listener: () => void) => () => void

/** A source over something that can be read, and tells when it may have changed. */
export function stateSource<T>(getCurrent: () => T, onChange: Subscribe): StateSource<T> {
  return {
    getCurrent,
    subscribe(onStoreChanged) {
      let last = getCurrent()
      return onChange(() => {
        const next = getCurrent()
        if (Object.is(last, next)) return
        last = next
        onStoreChanged?.()
      })
    },
    observable: new Observable((subscriber) => {
      let told: { readonly value: T } | undefined
      const tell = () => {
        const value = getCurrent()
        if (told && Object.is(told.value, value)) return
        told = { value }
        subscriber.next(value)
      }
      // Listening first: what the first value sets off is a change, too.
      const stop = onChange(tell)
      tell()
      return stop
    }),
  }
}

function authSource<T>(
  { authStore }: SanityInstance,
  select: (state: AuthState<CurrentUser>) => T,
): StateSource<T> {
  return stateSource(() => select(authStore.getState()), authStore.subscribe)
}

/** The whole auth state. */
export function getAuthState(instance: SanityInstance): StateSource<AuthState<CurrentUser>> {
  return authSource(instance, (state) => state)
}

/** The bearer token; `null` where there is none. */
export function getTokenState(instance: SanityInstance): StateSource<string | null> {
  return authSource(instance, (state) => (state.type === 'logged-in' ? state.token : null))
}

/** Who is signed in; `null` while nobody is, or nobody knows. */
export function getCurrentUserState(instance: SanityInstance): StateSource<CurrentUser | null> {
  return authSource(instance, (state) => (state.type === 'logged-in' ? state.currentUser : null))
}

/** The organization that the dashboard shows. It never changes in the life of an instance. */
export function getDashboardOrganizationId(
  instance: SanityInstance,
): StateSource<string | undefined> {
  return constant(instance.dashboardContext?.orgId)
}

/** Whether the app lives in a dashboard. It never changes in the life of an instance. */
export function getIsInDashboardState(instance: SanityInstance): StateSource<boolean> {
  return constant(instance.authMode === 'dashboard')
}

function constant<T>(value: T): StateSource<T> {
  return stateSource(
    () => value,
    () => () => {},
  )
}

/**
 * The client for these options, which carries the session's credential by itself, through renewals.
 * The same object for the same options, for as long as the same person is signed in.
 * @throws AuthError `option-unknown`, `option-invalid`; in a studio `project-token` for a client of the
 * API host that all projects share
 */
export function getClient({ clientStore }: SanityInstance, options: ClientOptions): SanityClient {
  return clientStore.getClient(options)
}

/** The client for these options, and those that take its place when another person signs in. */
export function getClientState(
  { clientStore }: SanityInstance,
  options: ClientOptions,
): StateSource<SanityClient> {
  return stateSource(() => clientStore.getClient(options), clientStore.subscribe)
}
