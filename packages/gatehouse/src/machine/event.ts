import type { AuthError } from '../errors.ts'
import type { Credential } from './credential.ts'
import type { Instant } from './instant.ts'
import type { LedgerRecord } from './ledgerRecord.ts'
import type { RefreshOutcome, Validation } from './outcome.ts'
import type { AuthUser, CandidateSource } from './session.ts'

/** What a search for a credential came to. */
export type Found<U extends AuthUser = AuthUser> =
  /** A credential that the backend has yet to accept. */
  | {
      readonly type: 'candidate'
      readonly credential: Credential
      readonly source: CandidateSource
    }
  /** A credential that needs no asking. `user` is `null` when the backend may be asked for it. */
  | {
      readonly type: 'session'
      readonly credential: Credential
      readonly user: U | null
      /** Others use it too: it is not given back where nobody waits for it any more. */
      readonly isBorrowed?: boolean | undefined
    }
  /** A one-time code to be exchanged for a credential. */
  | { readonly type: 'code'; readonly code: string }
  /** Nothing here; look into the record that tabs share. */
  | { readonly type: 'look' }
  /** Nothing here; ask whoever can give one (the parent frame). */
  | { readonly type: 'ask' }
  /** Nothing anywhere. */
  | { readonly type: 'nothing'; readonly detail?: string | undefined }
  /** The search failed for a reason that a person or the developer has to act on. */
  | { readonly type: 'failure'; readonly error: AuthError }

/** Nobody asks for a credential now, and the strategy renews for those only who do. */
type Unasked = boolean | undefined

/** What happened, in the past tense. */
export type Happened<U extends AuthUser = AuthUser> =
  | { readonly type: 'searchEnded'; readonly epoch: number; readonly found: Found<U> }
  | {
      readonly type: 'validationEnded'
      readonly epoch: number
      /** Absent: there is nobody to ask, and the credential is taken at its word. */
      readonly answer?: Validation<U> | undefined
      /** In [0, 1): spreads the retries. */
      readonly random: number
    }
  /** Time may have passed: a timer, a wake-up from sleep, a page that shows again. */
  | { readonly type: 'timePassed'; readonly online: boolean; readonly unasked?: Unasked }
  /** The network came back. */
  | { readonly type: 'networkReturned'; readonly unasked?: Unasked }
  /** Somebody needs a renewal; `rejected` is the credential that a request failed with. */
  | { readonly type: 'renewalRequested'; readonly rejected?: Credential }
  | {
      readonly type: 'renewalEnded'
      readonly epoch: number
      readonly flight: number
      readonly outcome: RefreshOutcome<U>
      /** The version of the record that the flight has written; absent where nothing is shared. */
      readonly version?: number
      /** In [0, 1): spreads the retries. */
      readonly random: number
    }
  /** The ledger was read. `null`: it holds nothing that can be used; `unreadable`: nobody knows. */
  | {
      readonly type: 'recordRead'
      readonly epoch: number
      readonly record: LedgerRecord<U> | null | 'unreadable'
      /** What stands where other code keeps it; `null`: nothing; absent: it was not looked at. */
      readonly copy?: Credential | null | undefined
      /** The renewal that found it, and ends with it. */
      readonly flight?: number | undefined
    }
  | {
      readonly type: 'recordWritten'
      readonly version: number
      /** Of the session that was written down; absent where none was. */
      readonly written?: { readonly epoch: number; readonly lineage: number } | undefined
    }
  /** What stood there could neither be trusted nor replaced, and is gone. */
  | { readonly type: 'recordErased' }
  | { readonly type: 'loginRequested' }
  /** The app hands over a credential of its own, with its owner where it knows. */
  | {
      readonly type: 'credentialOffered'
      readonly credential: Credential
      /** `null`: not known yet. It is taken at its word all the same, and the backend asked meanwhile. */
      readonly user?: U | null | undefined
    }
  /** The app takes back the credential that it has handed over. */
  | { readonly type: 'credentialWithdrawn' }
  /** Whoever gives the credential has another one. */
  | { readonly type: 'authorityChanged' }
  /** Whoever gives the credential has nobody any more. */
  | { readonly type: 'authorityLeft'; readonly detail?: string | undefined }
  /** An address came up that holds a credential, or a code for one. */
  | { readonly type: 'callbackReceived'; readonly found: Found<U> }
  | { readonly type: 'logoutRequested' }
  | { readonly type: 'logoutEnded'; readonly epoch: number }

/** What happened, and when, on both clocks. */
export type AuthEvent<U extends AuthUser = AuthUser> = Happened<U> & { readonly at: Instant }

/** One kind of event, by its name. */
export type EventOf<T extends Happened['type'], U extends AuthUser = AuthUser> = Extract<
  Happened<U>,
  { readonly type: T }
> & { readonly at: Instant }
