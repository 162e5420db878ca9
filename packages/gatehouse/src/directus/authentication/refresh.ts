import { AuthError } from '../../errors.ts'
import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { AuthData } from './authData.ts'
import type { DirectusSession } from './directusSession.ts'
import { expiresOf } from './lifetime.ts'
import type { TokenOptions } from './loginOptions.ts'
import { searched } from './lookAround.ts'
import { refreshOver } from './refreshOver.ts'
import { renewalWay } from './renewalWay.ts'
import { renewNow } from './renewNow.ts'
import { signInBy } from './signInBy.ts'
import { tokenClaims } from './tokenClaims.ts'

/**
 * Renews the session, with whoever else wants that. A refresh token that is not the session's own is
 * exchanged, and what comes of it takes the session's place.
 */
export async function refresh(
  session: DirectusSession,
  { mode = session.mode, refresh_token }: TokenOptions,
): Promise<AuthData> {
  const { api, loop, store, environment } = session
  session.setAhead(true)
  store.start()
  await searched(loop)
  await session.look()
  const present = activeCredential(session)
  if (refresh_token !== undefined && refresh_token !== refreshTokenOf(present)) {
    const ask = (signal: AbortSignal) => api.refresh({ mode: 'json', refresh_token, signal })
    return signInBy(session, { mode: 'json', intent: session.begin(), ask })
  }
  if (present && renewalWay(present).type !== 'none') {
    await renewNow(loop, environment, session.lastFailure)
    return presentData(session)
  }
  if (mode === 'json') throw nothingToRenew(present)
  const ask = (signal: AbortSignal) => refreshOver(api, { mode, signal })
  return signInBy(session, { mode, intent: session.begin(), ask })
}

/** What stands, as `login` would have answered. */
function presentData(session: DirectusSession): AuthData {
  const { phase } = session.loop.session()
  if (phase.type !== 'active') throw new AuthError('signed-out', 'Nobody is signed in any more.')
  const { credential, receivedAt } = phase
  const { lifetimeMs } = credential
  const expires = lifetimeMs === undefined ? null : expiresOf(lifetimeMs)
  const [access, renewing] = isTokenCredential(credential)
    ? [credential.token, credential.refreshToken]
    : []
  return {
    access_token: access === undefined || tokenClaims(access).isSession ? null : access,
    refresh_token: session.showsRefreshToken() ? (renewing ?? null) : null,
    expires,
    expires_at: expires === null ? null : receivedAt.wall + expires,
  }
}

/** The whole credential of the session that stands. */
export function activeCredential({ loop }: DirectusSession): Credential | undefined {
  const { phase } = loop.session()
  return phase.type === 'active' ? phase.credential : undefined
}

/** What renews a credential, where that is a token that is here. */
export function refreshTokenOf(credential: Credential | undefined): string | undefined {
  return credential && isTokenCredential(credential) ? credential.refreshToken : undefined
}

function nothingToRenew(present: Credential | undefined): AuthError {
  return present
    ? new AuthError(
        'not-supported',
        'This token was given without a refresh token, and is not renewed.',
      )
    : new AuthError(
        'signed-out',
        'Nobody is signed in, and there is no refresh token. Sign in first.',
      )
}
