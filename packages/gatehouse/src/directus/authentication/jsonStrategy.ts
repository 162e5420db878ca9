import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { DirectusUser } from '../directusUser.ts'
import type { AuthApi } from './authApi.ts'
import { directusVerbs } from './directusVerbs.ts'
import type { SessionCookies } from './sessionCookies.ts'

/** What a session by tokens is made of. */
export interface JsonStrategyOptions {
  readonly name: string
  readonly api: AuthApi
  readonly cookies: SessionCookies
  readonly renews: NonNullable<AuthStrategy['renews']>
  /** Hears what each renewal came to: the error, or nothing. */
  readonly told: (error?: unknown) => void
  /** Whether the app keeps the session somewhere. */
  readonly isStored: boolean
}

/**
 * Both tokens are the script's. They live in the page's memory, and are gone with it, but for an app
 * that says where to keep them: a refresh token that outlives the page is any script's to take (S12).
 */
export function jsonStrategy({
  name,
  api,
  cookies,
  renews,
  told,
  isStored,
}: JsonStrategyOptions): AuthStrategy<DirectusUser> {
  return {
    ...directusVerbs(api, told),
    name,
    persistence: isStored ? 'shared' : 'none',
    renews,
    start: () => (isStored ? { type: 'look' } : { type: 'nothing' }),
    revoke: cookies.revoke,
  }
}
