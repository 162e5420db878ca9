import { type Context, Hono } from 'hono'
import { CONTROL_PATH } from '../../hosts.ts'
import { randomText } from '../../random.ts'
import { authAnswer } from '../auth/authAnswer.ts'
import { signIn } from '../auth/login.ts'
import { invalidCredentials, invalidPayload, routeNotFound } from '../errors.ts'
import { isOnAllowList } from '../redirects.ts'
import type { DirectusProvider } from '../seed.ts'
import type { DirectusWorld } from '../world.ts'

/** `/auth/login/<provider>`: to the provider's sign-in page, and back with a cookie. */
export function ssoRoutes(world: () => DirectusWorld): Hono {
  const app = new Hono()
  app.get('/:provider', (c) => {
    const provider = providerOf(world(), c)
    const redirect = c.req.query('redirect') ?? null
    if (redirect !== null && !isOnAllowList(world(), redirect)) {
      throw invalidPayload(`URL "${redirect}" can't be used to redirect after login`)
    }
    const state = randomText(32)
    world().ssoAttempts.set(state, { provider: provider.name, redirect })
    return c.redirect(`${CONTROL_PATH}/directus/sign-in?state=${state}`)
  })
  app.get('/:provider/callback', (c) => finish(world(), c))
  return app
}

async function finish(world: DirectusWorld, c: Context): Promise<Response> {
  const provider = providerOf(world, c)
  const state = c.req.query('state') ?? ''
  const attempt = world.ssoAttempts.get(state)
  if (attempt?.provider !== provider.name) throw invalidCredentials()
  world.ssoAttempts.delete(state)
  const user = world.users.get(c.req.query('code') ?? '')
  if (user?.status !== 'active' || user.provider !== provider.name) {
    world.counters.loginRefusals += 1
    if (attempt.redirect === null) throw invalidCredentials()
    return c.redirect(withReason(attempt.redirect, 'INVALID_CREDENTIALS'))
  }
  const result = await signIn(world, user, provider.mode)
  const { data, cookie } = authAnswer(world, provider.mode, result)
  const headers = cookie === null ? {} : { 'set-cookie': cookie }
  if (attempt.redirect === null) return c.json({ data }, 200, headers)
  return c.body(null, 302, { ...headers, location: attempt.redirect })
}

function providerOf(world: DirectusWorld, c: Context): DirectusProvider {
  const provider = world.providers.find(({ name }) => name === c.req.param('provider'))
  if (provider === undefined) throw routeNotFound(new URL(c.req.url).pathname)
  return provider
}

function withReason(redirect: string, reason: string): string {
  const url = new URL(redirect)
  url.searchParams.set('reason', reason)
  return url.href
}
