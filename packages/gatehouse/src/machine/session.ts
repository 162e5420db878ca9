import type { AuthError } from '../errors.ts'
import type { Credential } from './credential.ts'
import type { Instant } from './instant.ts'

/** Who is signed in; an adapter knows more fields. */
export interface AuthUser {
  /** What makes two answers the same person. */
  readonly id: string
}

/** Why nobody is signed in. */
export type SignedOutCode =
  /** The person, or the app, signed out here. */
  | 'signed-out'
  /** Another tab signed out. */
  | 'signed-out-elsewhere'
  /** The credential ran out, and could not be renewed. */
  | 'expired'
  /** The backend withdrew the credential before its time, and there is no other. */
  | 'revoked'
  /** A renewal's answer got lost on the way, and the backend does not repeat it. */
  | 'refresh-lost'
  /** The record that all tabs share is gone: site data was cleared. */
  | 'storage-cleared'
  /** There was no credential to be found. */
  | 'no-credential'

/** Why, and since when, nobody is signed in. */
export interface SignedOutReason {
  readonly code: SignedOutCode
  /** When, in milliseconds since the epoch. */
  readonly at: number
  /** A sentence that says more, where there is one. */
  readonly detail?: string | undefined
}

/**
 * Why a renewal runs: its time has come, the backend refused the credential, somebody asked, or
 * another credential was noticed where other code keeps it.
 */
export type RenewalCause = 'due' | 'rejected' | 'requested' | 'noticed'

/** Where the renewal of the present credential stands. */
export type Renewal =
  | { readonly type: 'idle' }
  | {
      readonly type: 'running'
      /** Tells this flight's result from a former one's. */
      readonly flight: number
      readonly cause: RenewalCause
      /** How many flights have failed before this one. */
      readonly failures: number
      /** A former flight may have reached the backend without its answer coming back. */
      readonly maybeSent: boolean
      /** The refusal that an early renewal met already. */
      readonly refused?: string | undefined
    }
  | {
      readonly type: 'waiting'
      readonly cause: RenewalCause
      readonly failures: number
      readonly maybeSent: boolean
      /** When to try again, on the monotonic clock. */
      readonly retryAt: number
      readonly refused?: string | undefined
    }
  /** The backend will not renew it, but takes it until it runs out or is refused. */
  | { readonly type: 'refused'; readonly refused: string; readonly maybeSent: boolean }

/** Signed in. */
export interface ActivePhase<U extends AuthUser> {
  readonly type: 'active'
  readonly credential: Credential
  readonly receivedAt: Instant
  /** `null` until the backend has said who it is (a static token only). */
  readonly user: U | null
  /** The version of the record that the session began with; absent where there is none yet. */
  readonly lineage?: number | undefined
  /** When the credential was last renewed, in milliseconds since the epoch. */
  readonly refreshedAt?: number | undefined
  readonly renewal: Renewal
}

/**
 * Where a candidate comes from; it decides what follows a refusal: another one is asked for (`url`),
 * the record is looked at (`copy`), nobody is signed in (`stored`), or somebody has to act.
 */
export type CandidateSource = 'url' | 'parent' | 'offered' | 'stored' | 'copy'

/**
 * A person wants in. `wanted`: since a search began that may not leave the page for it; `asked`:
 * whoever can give a credential has been told so.
 */
export type LoginWish = 'wanted' | 'asked'

/** The members of a session's life. */
export type Phase<U extends AuthUser> =
  | { readonly type: 'starting' }
  /** Looking into the record, asking whoever can give a credential, or exchanging a code for one. */
  | {
      readonly type: 'finding'
      readonly step: 'looking' | 'asking' | 'exchanging'
      /** What was found already, and is no good. */
      readonly refused?: Credential | undefined
      readonly login?: LoginWish | undefined
    }
  | {
      readonly type: 'validating'
      readonly credential: Credential
      readonly receivedAt: Instant
      readonly source: CandidateSource
      readonly failures: number
      /** When to ask again, on the monotonic clock; absent while an answer is awaited. */
      readonly retryAt?: number | undefined
      readonly login?: LoginWish | undefined
    }
  | ActivePhase<U>
  | { readonly type: 'leaving'; readonly reason: SignedOutReason }
  | { readonly type: 'out'; readonly reason?: SignedOutReason | undefined }
  | { readonly type: 'failed'; readonly error: AuthError }

/** Everything the machine knows. Consumers see the `AuthState` that is derived from it. */
export interface Session<U extends AuthUser = AuthUser> {
  /**
   * Bumped by every sign-in, sign-out and change of identity: what began in an older epoch is
   * dropped when it comes back.
   */
  readonly epoch: number
  /** The version of the ledger's record that this tab knows; 0 before there is one. */
  readonly version: number
  /** Numbers the renewals, so that a flight's late result is told from a live one's. */
  readonly flights: number
  readonly phase: Phase<U>
}

/** A session before its first event. */
export const initialSession: Session<never> = {
  epoch: 0,
  version: 0,
  flights: 0,
  phase: { type: 'starting' },
}
