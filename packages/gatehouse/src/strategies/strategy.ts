import type { Credential } from '../machine/credential.ts'
import type { Found } from '../machine/event.ts'
import type { RefreshOutcome, Validation } from '../machine/outcome.ts'
import type { AuthUser, RenewalCause } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type { KeyValue } from '../ports/storage.ts'

/** What every asynchronous verb of a strategy is handed. */
export interface StrategyContext {
  readonly environment: Environment
  /** Aborts at the verb's deadline, and when the store is disposed of. */
  readonly signal: AbortSignal
}

/** The page is about to be left, for another one to sign in on. */
export interface Leaving {
  readonly type: 'leaving'
}

/** Who wants to know whether there is a credential. */
export interface AcquireRequest extends StrategyContext {
  /** Whether a person asked for it: only then may the page be left for another one to sign in on. */
  readonly interactive: boolean
  /** The credential of a running session that another one is to take the place of. */
  readonly replaces?: Credential
  /** What this search has found before, and the backend refuses: not that one again. */
  readonly refused?: Credential | undefined
  /** Whether the page still is at its first search: nobody was signed in or out here since. */
  readonly isFirst?: (() => boolean) | undefined
}

/** Why a renewal is asked for, and of what. */
export interface RefreshRequest extends StrategyContext {
  readonly cause: RenewalCause
}

/** What a callback address turned out to hold, and the address without it. */
export interface CallbackResult<U extends AuthUser> {
  readonly found: Found<U>
  readonly href: string
}

/** A copy of the credential under keys that other people's code reads, and writes. */
export interface StorageMirror {
  /** The keys whose changes in other tabs are to be looked at. */
  readonly keys: readonly string[]
  /** What stands there: `null` for nothing, `undefined` where it cannot be said. */
  readonly read: (storage: KeyValue) => Credential | null | undefined
  readonly write: (storage: KeyValue, credential: Credential) => void
  readonly clear: (storage: KeyValue) => void
}

/** How a strategy tells of what happens outside while the session runs. */
export interface StrategyNews {
  /**
   * Whoever gives the credential has another one: `acquire` is asked. The same person's clients stay.
   */
  readonly changed: () => void
  /** Whoever gives the credential has nobody any more. */
  readonly withdrawn: (detail?: string) => void
}

/**
 * How one backend, in one mode, finds, validates, renews and revokes a credential. A small object:
 * leave out what the backend cannot do. It decides nothing about the session.
 */
export interface AuthStrategy<U extends AuthUser = AuthUser> {
  /** Names the session: two stores of one name in one origin share it, where anything is shared. */
  readonly name: string
  /** `shared`: kept in the ledger, so that tabs and reloads see one session. `none`: memory only. */
  readonly persistence: 'shared' | 'none'
  /**
   * What can be said without waiting. Runs once, when the store starts, and is the place where a
   * credential in the address is taken out of it.
   */
  readonly start: (environment: Environment) => Found<U>
  /** The address changed under a running session: take out what must not stand there; say what it was. */
  readonly screen?: (environment: Environment) => string | undefined
  /** Reads a callback address, or says `undefined` when it is none. */
  readonly callback?: (
    href: string,
    environment: Environment,
  ) => CallbackResult<U> | undefined | Promise<CallbackResult<U> | undefined>
  /** Redeems a one-time code. Never called twice with the same one. */
  readonly exchange?: (code: string, context: StrategyContext) => Promise<Found<U>>
  /** Asks whoever can give a credential: the parent frame, a studio, or the person on another page. */
  readonly acquire?: (request: AcquireRequest) => Promise<Found<U> | Leaving>
  /** Asks the backend whose credential it is. Left out: credentials are taken at their word. */
  readonly validate?: (credential: Credential, context: StrategyContext) => Promise<Validation<U>>
  /**
   * Whether `refresh` can renew this one, for this cause; where it cannot, `acquire` is asked for
   * another. Left out: it can renew any, also one that the backend has refused.
   */
  readonly canRefresh?: (credential: Credential, cause: RenewalCause) => boolean
  /** Renews. Left out: a credential serves until it runs out or is refused. */
  readonly refresh?: (credential: Credential, request: RefreshRequest) => Promise<RefreshOutcome<U>>
  /**
   * When a credential whose time has come is renewed: by itself, or for who asks for it only. Asked
   * anew each time. @defaultValue `ahead`
   */
  readonly renews?: () => 'ahead' | 'on-demand'
  /** Tells the backend that the credential is not wanted any more; throws when it cannot be told. */
  readonly revoke?: (credential: Credential, context: StrategyContext) => Promise<void>
  /**
   * Resolves once the verbs of a sign-out are there, for a strategy whose code is being loaded; a
   * sign-out waits for it, a few seconds. Left out: they are there.
   */
  readonly ready?: () => Promise<void>
  /** The person, or the app, signs out here: note it where a reload would sign in again by itself. */
  readonly signedOut?: (environment: Environment) => void
  /** Reads a user out of the ledger. Required where `persistence` is `shared`. */
  readonly readUser?: (value: unknown) => U | undefined
  readonly mirror?: StorageMirror
  /** Listens to whoever gives the credential, from the start on. Returns the stop. */
  readonly watch?: (environment: Environment, news: StrategyNews) => () => void
  /** `false`: the credential is not the person's to give up, and a sign-out does nothing. */
  readonly canSignOut?: false
  /** Lets go of what `start` and `acquire` opened. */
  readonly dispose?: () => void
}
