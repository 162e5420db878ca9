import { AuthError } from '../errors.ts'
import { parseCredential } from '../machine/credential.ts'
import type { Found } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'

/** What a strategy has found, sealed; what only looks like a credential is a failure (F8). */
export function checkFound<U extends AuthUser>(found: Found<U>): Found<U> {
  if (found.type !== 'candidate' && found.type !== 'session') return found
  const credential = parseCredential(found.credential)
  if (credential) return { ...found, credential }
  const message = 'What was found is no credential: its token or its lifetime cannot be used.'
  return {
    type: 'failure',
    error: new AuthError('response-invalid', message, { recoverable: true }),
  }
}
