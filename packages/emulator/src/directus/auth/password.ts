import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { fingerprint } from '../../fingerprint.ts'
import { forbidden, invalidPayload, invalidToken } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import { isOnAllowList } from '../redirects.ts'
import { endSessionsOf } from '../sessions.ts'
import { secretOf } from '../tokens.ts'
import type { DirectusUser, DirectusWorld } from '../world.ts'

const DAY_SECONDS = 86_400

/**
 * Sends the mail of a forgotten password. Nobody learns whether there is such an account.
 * @param origin - of the server, for the link of who names no page of their own
 * @throws {DirectusError} `INVALID_PAYLOAD`
 */
export async function requestPasswordReset(
  world: DirectusWorld,
  body: JsonObject,
  origin: string,
): Promise<void> {
  const email = required(body, 'email')
  const page = typeof body.reset_url === 'string' ? body.reset_url : null
  if (page !== null && !isOnAllowList(world, page)) {
    throw invalidPayload(`URL "${page}" can't be used to reset passwords`)
  }
  const user = [...world.users.values()].find(
    (candidate) => candidate.email.toLowerCase() === email.toLowerCase(),
  )
  if (user?.status !== 'active' || user.provider !== 'default') return
  const url = new URL(page ?? `${origin}/admin/reset-password`)
  url.searchParams.set('token', await signReset(world, user))
  world.mails.push({
    to: user.email,
    subject: 'Password Reset Request',
    url: url.href,
    at: world.clock.now(),
  })
}

/**
 * Sets the new password, and ends what the user is signed in with. Access tokens live on.
 * @throws {DirectusError} `INVALID_TOKEN`; `FORBIDDEN` when the link was used already
 */
export async function resetPassword(world: DirectusWorld, body: JsonObject): Promise<void> {
  const token = required(body, 'token')
  const password = required(body, 'password')
  const claims = await verifyReset(world, token)
  const user = [...world.users.values()].find(({ email }) => email === claims.email)
  if (user?.status !== 'active' || claims.hash !== passwordHash(user)) throw forbidden()
  user.password = password
  world.failedLogins.delete(user.id)
  endSessionsOf(world, user.id)
}

const ResetClaims = v.looseObject({
  email: v.string(),
  scope: v.literal('password-reset'),
  hash: v.string(),
})

async function verifyReset(
  world: DirectusWorld,
  token: string,
): Promise<v.InferOutput<typeof ResetClaims>> {
  try {
    const { payload } = await jwtVerify(token, secretOf(world), {
      currentDate: new Date(world.clock.now()),
    })
    return v.parse(ResetClaims, payload)
  } catch {
    throw invalidToken()
  }
}

function signReset(world: DirectusWorld, user: DirectusUser): Promise<string> {
  const now = Math.floor(world.clock.now() / 1000)
  const claims = { email: user.email, scope: 'password-reset', hash: passwordHash(user) }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(now)
    .setExpirationTime(now + DAY_SECONDS)
    .setIssuer('directus')
    .sign(secretOf(world))
}

/** Changes with the password, so that a link works once. */
function passwordHash({ id, password }: DirectusUser): string {
  return fingerprint(`${id} ${password}`)
}

function required(body: JsonObject, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') {
    throw invalidPayload(`"${name}" field is required`)
  }
  return value
}
