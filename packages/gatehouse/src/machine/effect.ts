import type { Credential } from './credential.ts'
import type { Instant } from './instant.ts'
import type { SignedOutRecord } from './ledgerRecord.ts'
import type { AuthUser, RenewalCause } from './session.ts'

/** What is to be done, in the imperative. The shell does it after the new session is in place. */
export type Effect<U extends AuthUser = AuthUser> =
  /** Read the ledger, and with `withCopy` what other code keeps beside it; `recordRead` answers. */
  | { readonly type: 'readRecord'; readonly epoch: number; readonly withCopy?: true }
  /** Ask whoever can give a credential; `searchEnded` answers. */
  | {
      readonly type: 'acquire'
      readonly epoch: number
      readonly interactive: boolean
      /** Not this one again. */
      readonly refused?: Credential | undefined
    }
  /** Exchange a one-time code; `searchEnded` answers. */
  | { readonly type: 'exchange'; readonly epoch: number; readonly code: string }
  /** Ask the backend whose it is; `validationEnded` answers. */
  | { readonly type: 'validate'; readonly epoch: number; readonly credential: Credential }
  /** Renew; `renewalEnded` or `recordRead` answers. */
  | {
      readonly type: 'renew'
      readonly epoch: number
      readonly flight: number
      readonly version: number
      readonly credential: Credential
      readonly user: U | null
      readonly cause: RenewalCause
      readonly refused?: string | undefined
    }
  /** Write the record and tell the other tabs; `recordWritten` answers. */
  | {
      readonly type: 'persist'
      readonly epoch: number
      /** The version that this tab knows. */
      readonly version: number
      readonly credential: Credential
      readonly user: U | null
      readonly receivedAt: Instant
      readonly refreshedAt?: number | undefined
      /** Whether the session begins with it, or goes on. */
      readonly begins: boolean
      /** Somebody may have gone on meanwhile: only over the record that this tab knows. */
      readonly isCautious?: boolean | undefined
    }
  /** Make the copy that other code reads say the same. */
  | { readonly type: 'copy'; readonly credential: Credential | null }
  /** Take the copy away, if it is this one. */
  | { readonly type: 'dropCopy'; readonly credential: Credential }
  /** Tell the other tabs to look at the record. */
  | { readonly type: 'announce' }
  /** Write that nobody is signed in, unless the record is newer than `version`; tell the other tabs. */
  | {
      readonly type: 'forget'
      readonly version: number
      readonly because?: SignedOutRecord['because']
    }
  /** Write that nobody is signed in, whatever the record says, and revoke; then `logoutEnded`. */
  | { readonly type: 'signOut'; readonly epoch: number; readonly credential: Credential | null }
  /** Tell the backend that this credential is not wanted any more. */
  | { readonly type: 'revoke'; readonly credential: Credential }
