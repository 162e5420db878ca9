import type { AuthState } from './authState.ts'
import type { Credential } from './machine/credential.ts'
import type { AuthUser } from './machine/session.ts'

/** How long, and after what, a credential is waited for. */
export interface CredentialRequest {
  /** The credential that a request was refused with: the answer is another one. */
  readonly rejected?: Credential | undefined
  /** Milliseconds. @defaultValue 30000 */
  readonly deadlineMs?: number
  readonly signal?: AbortSignal | null | undefined
}

/** One observable session. */
export interface AuthStore<U extends AuthUser = AuthUser> {
  readonly getState: () => AuthState<U>
  /** The state before anything was looked for: what a server renders. */
  readonly getInitialState: () => AuthState<U>
  /**
   * Calls `listener` after every change, with the new state and the one before. One that throws
   * keeps nobody else from hearing. Returns the stop.
   */
  readonly subscribe: (
    listener: (state: AuthState<U>, previous: AuthState<U>) => void,
  ) => () => void
  /** Begins to look for a credential; a store that was made to wait does so with its first subscriber. */
  readonly start: () => void
  /**
   * Looks for a credential again, after a sign-out or an error. Resolves with the state that it
   * comes to; in any other state, with that state.
   */
  readonly login: () => Promise<AuthState<U>>
  /**
   * Forgets the session here and in every tab, at once, then tells the backend.
   * @throws AuthError `revoke-failed` when the backend could not be told; all is forgotten all the same
   */
  readonly logout: () => Promise<void>
  /**
   * Renews the credential now, and resolves with the one that serves after that: the former one, where
   * the backend could not be reached and it still serves. Callers at the same time share one renewal.
   * @throws AuthError `signed-out`, `timeout`, or what ended the session
   */
  readonly refresh: () => Promise<Credential>
  /**
   * The credential to send now, after a renewal where one is needed.
   * @throws AuthError `signed-out`, `session-changed`, `timeout`, `disposed`, or the `error` state's own
   */
  readonly getCredential: (request?: CredentialRequest) => Promise<Credential>
  /**
   * Calls `listener` with the present credential's promise and with every one that takes its place:
   * pending while a renewal runs, rejected when nobody is signed in. Returns the stop.
   */
  readonly onCredential: (listener: (credential: Promise<Credential>) => void) => () => void
  /**
   * Takes a credential that the app has got itself; with its owner, at its word. With `null` for the
   * owner it is taken at its word too, and the backend is asked for the owner meanwhile. `null` for
   * the credential signs out here without telling the backend.
   * @throws AuthError `config-invalid` when it is none
   */
  // A method, so that a store of a richer user still is an `AuthStore`.
  setCredential(credential: Credential | null, user?: U | null): void
  /**
   * Takes what a callback address holds, if anything. Resolves with the address without it, or
   * `false` when there was nothing to take.
   * @param href - @defaultValue the page's own address
   */
  readonly handleCallback: (href?: string) => Promise<string | false>
  /** Whether the session outlives this page, or lives in its memory alone. */
  readonly persistence: () => 'shared' | 'none'
  /** Stops everything and lets go of everything. The store keeps its last state. */
  readonly dispose: () => void
}
