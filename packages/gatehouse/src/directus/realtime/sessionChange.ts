import type { AuthState, LoggedInAuthState } from '../../authState.ts'
import type { Auth } from './machine/connection.ts'
import type { SessionChange } from './machine/event.ts'

/** What a change of state means to a socket; nothing where it means nothing. */
export function sessionChange(previous: AuthState, next: AuthState): SessionChange | undefined {
  if (next.type !== 'logged-in') {
    return previous.type === 'logged-in' ? { type: 'personLeft' } : undefined
  }
  const auth = authOf(next)
  if (previous.type !== 'logged-in') return { type: 'personCame', auth }
  const isRenewed =
    previous.token !== next.token || previous.lastTokenRefresh !== next.lastTokenRefresh
  if (!isSamePerson(previous, next)) return { type: 'personChanged', auth }
  return isRenewed ? { type: 'credentialRenewed', auth } : undefined
}

function authOf({ token }: LoggedInAuthState): Auth {
  return token === null ? { type: 'cookie' } : { type: 'token', token }
}

/**
 * A person who is not known yet is the same only where the credential is too, or was renewed: a
 * sign-in that nobody has vouched for yet may be anybody's.
 */
function isSamePerson(previous: LoggedInAuthState, next: LoggedInAuthState): boolean {
  const [before, now] = [previous.currentUser?.id, next.currentUser?.id]
  if (before !== undefined && now !== undefined) return before === now
  if (before !== undefined) return false
  const wasRenewed =
    next.lastTokenRefresh !== undefined && previous.lastTokenRefresh !== next.lastTokenRefresh
  return previous.token === next.token || wasRenewed
}
