import type { AuthStore } from '../authStore.ts'
import { isAuthError } from '../errors.ts'
import { type Credential, isTokenCredential } from '../machine/credential.ts'
import type { DirectusUser } from './directusUser.ts'

/** A client that has a token: what `staticToken()` adds, and the vendor's composables. */
export interface TokenClient {
  /** The token to send, or `null` where there is none. */
  getToken(): Promise<string | null>
}

/** A client that has a session: what `authentication()` adds. */
export interface SessionClient extends TokenClient {
  readonly authStore: AuthStore<DirectusUser>
}

/** What one request wants of a client. */
export interface CredentialWish {
  /** What the server has refused: another one is wanted. */
  readonly rejected?: Credential
  readonly signal?: AbortSignal
}

/** Whether a client has a session of ours. */
export function hasSession(client: object): client is SessionClient {
  return 'authStore' in client
}

function hasToken(client: object): client is TokenClient {
  return 'getToken' in client
}

/**
 * What a request of this client is to be sent with: after a renewal where one is needed, and `null`
 * where nobody is signed in, as what is public may be read all the same. Where the refused one is all
 * that there is, it is `null` too.
 *
 * @throws AuthError what `AuthStore.getCredential` throws, but for `signed-out`
 */
export async function credentialOf(
  client: object,
  wish: CredentialWish = {},
): Promise<Credential | null> {
  if (hasSession(client)) return fromSession(client.authStore, wish)
  if (!hasToken(client)) return null
  const token = await client.getToken()
  const { rejected } = wish
  const isRejected = rejected && isTokenCredential(rejected) && rejected.token === token
  return token === null || isRejected ? null : { token }
}

async function fromSession(
  store: AuthStore<DirectusUser>,
  wish: CredentialWish,
): Promise<Credential | null> {
  store.start()
  try {
    return await store.getCredential(wish)
  } catch (error) {
    if (isAuthError(error, 'signed-out')) return null
    throw error
  }
}
