import type { AuthError } from '../errors.ts'
import type { Credential } from './credential.ts'
import type { AuthUser } from './session.ts'

/** What the backend says of a credential. A thrown error counts as `unreachable`. */
export type Validation<U extends AuthUser> =
  | { readonly type: 'accepted'; readonly user: U }
  | { readonly type: 'refused'; readonly detail: string }
  | {
      readonly type: 'unreachable'
      readonly error: AuthError
      /** How long the backend wants to be left alone, in milliseconds. */
      readonly retryAfterMs?: number | undefined
    }

/** The three outcomes of a renewal, and no more. A thrown error counts as `transient`. */
export type RefreshOutcome<U extends AuthUser> =
  | {
      readonly type: 'fresh'
      readonly credential: Credential
      /** Where the new credential brings an identity of its own. */
      readonly user?: U | undefined
      /** Others use it too: it is not given back where nobody here wants it any more. */
      readonly isBorrowed?: boolean | undefined
      /** It is the present one, which the backend takes after all: nothing is renewed. */
      readonly isUnchanged?: boolean | undefined
    }
  | {
      readonly type: 'transient'
      /** How long the backend wants to be left alone, in milliseconds. */
      readonly retryAfterMs?: number | undefined
      /** Whether the backend may have acted on it. @defaultValue `true` */
      readonly maybeSent?: boolean | undefined
    }
  | { readonly type: 'fatal'; readonly detail: string }
