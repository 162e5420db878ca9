import { Observable } from 'rxjs'
import type { AuthState } from './authState.ts'
import type { AuthStore } from './authStore.ts'
import type { Credential } from './machine/credential.ts'
import type { AuthUser } from './machine/session.ts'

/** The state of a store as an observable: the present one at once, then every change; it never ends. */
export function observe<U extends AuthUser>(store: AuthStore<U>): Observable<AuthState<U>> {
  return new Observable((subscriber) => {
    subscriber.next(store.getState())
    return store.subscribe((state) => subscriber.next(state))
  })
}

/**
 * The credential of a store as an observable of promises, just as `@sanity/client` 8 takes it from
 * its `auth` option: replayed to each subscriber, pending while a renewal runs, rejected when
 * nobody is signed in; it never ends.
 */
export function credentials(store: AuthStore<AuthUser>): Observable<Promise<Credential>> {
  return new Observable((subscriber) =>
    store.onCredential((credential) => subscriber.next(credential)),
  )
}
