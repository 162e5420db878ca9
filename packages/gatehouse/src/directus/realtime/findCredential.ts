import { isAuthError } from '../../errors.ts'
import { redact } from '../../log.ts'
import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import { credentialOf, hasSession } from '../tokenClient.ts'
import type { Finding } from './machine/event.ts'
import { RealtimeError } from './realtimeError.ts'

/** What a client has to authenticate with. */
export interface Found {
  readonly credential: Credential | null
  readonly finding: Finding
}

/**
 * Looks for what a client has now, after a renewal where one is due.
 *
 * @param rejected - what the server has refused: it is to be another one
 */
export async function findCredential(client: object, rejected?: Credential): Promise<Found> {
  const credential = await credentialOf(client, rejected ? { rejected } : {})
  const isRefused = rejected !== undefined
  const finding = credential ? asFinding(credential) : nothingFound(client, isRefused)
  return { credential, finding }
}

function asFinding(credential: Credential): Finding {
  return isTokenCredential(credential)
    ? { type: 'token', token: credential.token }
    : { type: 'cookie' }
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
