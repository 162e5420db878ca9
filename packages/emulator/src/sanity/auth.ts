import { type Context, Hono } from 'hono'
import { originOn } from '../hosts.ts'
import { signInProviders } from '../login/signInProviders.ts'
import { endSession, exchangeSid, refusalOf, rotateToken } from '../sessions.ts'
import type { Token, World } from '../world.ts'
import { authenticate, credentialOf, sessionCookieHeader } from './caller.ts'
import { badCredential, plainError } from './errors.ts'
import { readJson } from './readJson.ts'

/** `/auth/*` of the global host. `world` is asked for at each request, since a reset replaces it. */
export function authRoutes(world: () => World): Hono {
  const app = new Hono()
  app.get('/auth/fetch', (c) => exchange(world(), c.req.query('sid') ?? ''))
  app.post('/auth/refresh-token', async (c) => refresh(world(), await readJson(c.req.raw)))
  app.post('/auth/logout', (c) => logout(world(), c))
  app.get('/auth/providers', (c) => c.json(providers(world(), new URL(c.req.url))))
  return app
}

/**
 * `POST /auth/logout` of any API host. It ends the session of the token or the cookie and everything
 * minted from it. It answers 204 also when there is nothing to end but a cookie to forget.
 */
export function logout(world: World, c: Context, projectId?: string): Response {
  const credential = credentialOf(c.req.raw.headers)
  if (credential.type === 'cookie' && projectId !== undefined) {
    endSession(world, credential.sessionId)
    c.header('set-cookie', sessionCookieHeader(null))
  } else {
    endSession(world, authenticate(world, c.req.raw.headers, projectId).session.id)
  }
  world.counters.logouts += 1
  return c.body(null, 204)
}

function exchange(world: World, sid: string): Response {
  const token = exchangeSid(world, sid)
  if (token === null) throw plainError(404, `Session with sid "${sid}" not found`)
  return Response.json({ token: token.value, label: token.label })
}

/** Rotates strictly: the old token is dead before the new one leaves, and its reuse is counted. */
function refresh(world: World, body: unknown): Response {
  const value = tokenIn(body)
  if (value === null) throw plainError(400, 'The body must be {"token": "…"}')
  const token = world.tokens.get(value)
  const refusal = refusalOf(world, token)
  if (token === undefined || refusal !== null) throw refuse(world, token, refusal ?? 'unknown')
  if (token.kind !== 'stamped') {
    world.counters.refreshRefusals += 1
    throw plainError(400, 'Only stamped tokens can be refreshed')
  }
  const next = rotateToken(world, token)
  world.counters.refreshes += 1
  return Response.json({ token: next.value })
}

function refuse(
  world: World,
  token: Token | undefined,
  refusal: 'unknown' | 'expired' | 'revoked',
): Error {
  world.counters.refreshRefusals += 1
  if (token?.status === 'rotated') {
    world.counters.reuses += 1
    if (world.settings.revokeOnReuse) endSession(world, token.sessionId)
  }
  return badCredential(refusal)
}

function tokenIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('token' in body)) return null
  return typeof body.token === 'string' ? body.token : null
}

/** The ways to sign in, each with its page. The app adds `origin`, `type` and `withSid`. */
function providers({ people }: World, url: URL): object {
  const found = signInProviders(people)
  const login = `${originOn('www.localhost', url)}/login`
  return {
    providers: found.map(({ name, title }) => ({
      name,
      title,
      url: `${login}/${encodeURIComponent(name)}`,
    })),
    thirdPartyLogin: found.some(({ name }) => name !== 'sanity'),
    sso: { saml: found.some(({ name }) => name === 'saml') },
  }
}
