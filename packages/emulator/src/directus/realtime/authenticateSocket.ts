import { login } from '../auth/login.ts'
import { refresh } from '../auth/refresh.ts'
import { authenticate } from '../authenticate.ts'
import { DirectusError } from '../errors.ts'
import type { Accountability, DirectusWorld } from '../world.ts'
import type { SocketCredentials } from './credentials.ts'

/** Who a socket speaks for from now on. */
export interface SocketIdentity {
  readonly accountability: Accountability
  /** The token that it lives by. The client never sees the one of a sign-in or a refresh. */
  readonly token: string
  /** What a sign-in or a refresh left for the client. */
  readonly refreshToken: string | null
}

/**
 * Looks into credentials; `null` when one of them is not good. A sign-in knows no second factor:
 * whoever has one is refused, whatever else they send.
 */
export async function authenticateSocket(
  world: DirectusWorld,
  credentials: SocketCredentials,
): Promise<SocketIdentity | null> {
  try {
    const { accessToken, refreshToken } = await exchange(world, credentials)
    const token = credentials.accessToken ?? accessToken
    if (token === null) return null
    const result = await authenticate(world, token)
    if (result.type === 'refused') return null
    return { accountability: result.accountability, token, refreshToken }
  } catch (error) {
    if (error instanceof DirectusError) return null
    throw error
  }
}

interface Exchanged {
  readonly accessToken: string | null
  readonly refreshToken: string | null
}

async function exchange(world: DirectusWorld, credentials: SocketCredentials): Promise<Exchanged> {
  const signedIn = credentials.login === null ? null : await login(world, credentials.login)
  const renewed =
    credentials.refreshToken === null
      ? null
      : await refresh(world, credentials.refreshToken, 'json')
  return renewed ?? signedIn ?? { accessToken: null, refreshToken: null }
}
