import { type JWTPayload, SignJWT } from 'jose'
import { accountabilityOf } from './accountability.ts'
import type { DirectusUser, DirectusWorld } from './world.ts'

/** An access or session JWT, and what the server says about its life. */
export interface SignedToken {
  readonly token: string
  /** How long it lives, in ms, as the answer says. The claim has whole seconds and may end sooner. */
  readonly expires: number
}

/**
 * Signs a JWT for a user. Times are whole seconds, rounded down, so that a token of 3 s dies 2.0 to
 * 3.0 s after it was made.
 * @param session - the refresh token of a session in mode `session`; `null` in the other modes
 */
export async function signToken(
  world: DirectusWorld,
  user: DirectusUser,
  session: string | null,
): Promise<SignedToken> {
  const { isAdmin, hasAppAccess } = accountabilityOf(world, user, null)
  const expires = session === null ? world.settings.accessTokenMs : world.settings.sessionMs
  const issuedAt = Math.floor(world.clock.now() / 1000)
  const expiresAt = issuedAt + Math.floor(expires / 1000)
  const claims = {
    id: user.id,
    role: user.role,
    app_access: hasAppAccess,
    admin_access: isAdmin,
    ...(session === null ? {} : { session }),
  }
  const token = await signUnlikeEnded(world, claims, { issuedAt, expiresAt })
  world.accessTokens.set(token, { userId: user.id, expiresAt: expiresAt * 1000 })
  return { token, expires }
}

/** The claims of a token's life, in seconds since the epoch. */
interface Life {
  readonly issuedAt: number
  readonly expiresAt: number
}

/**
 * Two tokens of one second are the same text, with the vendor too. One that a test has ended must not
 * come to life again: the next one then says that it is a second older.
 */
async function signUnlikeEnded(
  world: DirectusWorld,
  claims: JWTPayload,
  { issuedAt, expiresAt }: Life,
): Promise<string> {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setIssuer('directus')
    .sign(secretOf(world))
  const known = world.accessTokens.get(token)
  const isEnded = known !== undefined && known.expiresAt < expiresAt * 1000
  return isEnded ? signUnlikeEnded(world, claims, { issuedAt: issuedAt - 1, expiresAt }) : token
}

/** What the world's JWTs are signed with. */
export function secretOf({ secret }: DirectusWorld): Uint8Array {
  return new TextEncoder().encode(secret)
}
