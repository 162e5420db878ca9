import { errors, jwtVerify } from 'jose'
import * as v from 'valibot'
import { accountabilityOf, PUBLIC } from './accountability.ts'
import { findSession } from './sessions.ts'
import { secretOf } from './tokens.ts'
import type { Accountability, DirectusWorld } from './world.ts'

/** Why a token is refused. */
export type TokenRefusal = 'INVALID_CREDENTIALS' | 'TOKEN_EXPIRED' | 'INVALID_TOKEN'

/** What a token proves. */
export type Authentication =
  | { readonly type: 'accepted'; readonly accountability: Accountability }
  | { readonly type: 'refused'; readonly code: TokenRefusal }

/** Claims of a JWT of ours. Any other JWT is looked up as a static token, as the vendor does. */
const OwnClaims = v.looseObject({ id: v.string(), session: v.exactOptional(v.string()) })

/**
 * Looks a token up as every endpoint and the WebSocket do: a JWT of this server, or a static token.
 * `null` is the public.
 */
export async function authenticate(
  world: DirectusWorld,
  token: string | null,
): Promise<Authentication> {
  if (token === null) return { type: 'accepted', accountability: PUBLIC }
  if (!isOwnJwt(token)) return authenticateStatic(world, token)
  const payload = await verify(world, token)
  if (typeof payload === 'string') return { type: 'refused', code: payload }
  const claims = v.safeParse(OwnClaims, payload)
  const user = claims.success ? world.users.get(claims.output.id) : undefined
  if (!claims.success || user === undefined) return refusedCredentials
  const issued = world.accessTokens.get(token)
  const expiresAt = issued?.expiresAt ?? Number(payload.exp) * 1000
  if (expiresAt <= world.clock.now()) return { type: 'refused', code: 'TOKEN_EXPIRED' }
  const { session } = claims.output
  // A session's token is looked up in the database; a plain access token lives until it expires.
  if (session !== undefined && findSession(world, session) === null) return refusedCredentials
  return { type: 'accepted', accountability: accountabilityOf(world, user, expiresAt) }
}

const refusedCredentials: Authentication = { type: 'refused', code: 'INVALID_CREDENTIALS' }

function authenticateStatic(world: DirectusWorld, token: string): Authentication {
  const user = [...world.users.values()].find(
    (candidate) => candidate.token === token && candidate.status === 'active',
  )
  if (user === undefined) return refusedCredentials
  return { type: 'accepted', accountability: accountabilityOf(world, user, null) }
}

/** The issuer decides, without the signature: the vendor looks at nothing else. */
function isOwnJwt(token: string): boolean {
  const [, payload, signature] = token.split('.')
  if (payload === undefined || signature === undefined) return false
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return v.is(v.looseObject({ iss: v.literal('directus') }), claims)
  } catch {
    return false
  }
}

async function verify(
  world: DirectusWorld,
  token: string,
): Promise<Readonly<Record<string, unknown>> | TokenRefusal> {
  try {
    const { payload } = await jwtVerify(token, secretOf(world), {
      algorithms: ['HS256'],
      currentDate: new Date(world.clock.now()),
    })
    return payload
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'INVALID_TOKEN'
  }
}
