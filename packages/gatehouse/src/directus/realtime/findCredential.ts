import { isAuthError } from '../../errors.ts'
import { redact } from '../../log.ts'
import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import { credentialOf, hasSession } from '../tokenClient.ts'
import type { Auth } from './machine/connection.ts'
import type { Finding } from './machine/event.ts'
import { RealtimeError } from './realtimeError.ts'

/**
 * Looks for what a client has to authenticate with now, after a renewal where one is due.
 *
 * @param refused - what the server has refused: it is to be another one
 */
export async function findCredential(client: object, refused: Auth | null): Promise<Finding> {
  const rejected = refused ? asCredential(refused) : undefined
  const credential = await credentialOf(client, { rejected }).catch(noneOfDisposed)
  if (!credential) return nothingFound(client, refused !== null)
  return isTokenCredential(credential)
    ? { type: 'token', token: credential.token }
    : { type: 'cookie' }
}

function asCredential(auth: Auth): Credential | undefined {
  if (auth.type === 'token') return { token: auth.token }
  return auth.type === 'cookie' ? { withCredentials: true } : undefined
}

/** In a session that is disposed of there is nobody any more, and trying again is of no use. */
function noneOfDisposed(error: unknown): null {
  if (isAuthError(error, 'disposed')) return null
  throw error
}

/** A client that could have a token and has none may still have the vendor's session in a cookie. */
function nothingFound(client: object, isRefused: boolean): Finding {
  if (hasSession(client)) return { type: 'nobody' }
  if (!('getToken' in client)) return { type: 'none' }
  return isRefused ? { type: 'nobody' } : { type: 'cookie' }
}

/** The error of a search that failed. */
export function unavailable(error: unknown): RealtimeError {
  const why = isAuthError(error) ? error.message : 'getToken() failed.'
  return new RealtimeError(
    'CONNECTION_FAILED',
    `There is nothing to authenticate the socket with. ${why}`,
    { cause: redact(error) },
  )
}
