import { AuthError } from '../errors.ts'
import { isToken, seal } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'
import type { AuthStrategy } from './strategy.ts'

/**
 * A token that the developer has: signed in from the first moment, nothing stored, never renewed.
 *
 * @param token - a bearer token; one that cannot stand in a header becomes a `config-invalid` error
 */
export function staticToken<U extends AuthUser = AuthUser>(token: string): AuthStrategy<U> {
  return {
    name: 'static',
    persistence: 'none',
    start() {
      if (isToken(token)) return { type: 'session', credential: seal({ token }), user: null }
      const error = new AuthError(
        'config-invalid',
        'The static token is empty, too long, or holds a character that cannot stand in a header. Pass the token as the backend issued it.',
      )
      return { type: 'failure', error }
    },
  }
}
