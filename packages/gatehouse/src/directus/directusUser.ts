import type { AuthUser } from '../machine/session.ts'

/**
 * Who is signed in, as `GET /users/me` tells it. A person whose role may not read a field has none;
 * without a role there is the `id` alone. Further fields of the collection are there too.
 */
export interface DirectusUser extends AuthUser {
  readonly id: string
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  /** The id of a file. */
  readonly avatar?: string | null
  readonly role?: string | null
  readonly language?: string | null
  /** Set where a second factor is asked for at sign-in. Masked by the server. */
  readonly tfa_secret?: string | null
  readonly [field: string]: unknown
}
