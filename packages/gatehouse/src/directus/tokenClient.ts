import type { AuthStore, CredentialRequest } from '../authStore.ts'
import type { Credential } from '../machine/credential.ts'
import type { DirectusUser } from './directusUser.ts'

/** A client that has a token: what `staticToken()` adds, and the vendor's composables. */
export interface TokenClient {
  /** The token to send, or `null` where there is none. */
  getToken(): Promise<string | null>
}

/** The store of a session, with what only requests need of it. */
export interface DirectusAuthStore extends AuthStore<DirectusUser> {
  /**
   * Takes down who asks, after a look into the app's own storage. What it comes to throws the AuthError
   * `session-changed` where the session is another one by then.
   */
  readonly guard: () => (() => void) | Promise<() => void>
  readonly getCredential: (request?: SessionWish) => Promise<Credential>
}

/** What a request wants of a session. */
interface SessionWish extends CredentialRequest {
  /** Whether the storage was looked into just now. */
  readonly hasLooked?: boolean
}

/** A client that has a session: what `authentication()` adds. */
export interface SessionClient extends TokenClient {
  readonly authStore: DirectusAuthStore
}

/** What one request wants of a client. */
export interface CredentialWish {
  /** What the server has refused: another one is wanted. */
  readonly rejected?: Credential | undefined
  readonly signal?: AbortSignal | null | undefined
  /** Whether a session has been looked for just now. */
  readonly hasLooked?: boolean
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
  if (hasSession(client)) {
    client.authStore.start()
    return client.authStore.getCredential(wish).catch(nobody)
  }
  if (!hasToken(client)) return null
  const token = await client.getToken()
  return token === null || Object(wish.rejected).token === token ? null : { token }
}

function nobody(error: unknown): null {
  if (Object(error).code === 'signed-out') return null
  throw error
}
