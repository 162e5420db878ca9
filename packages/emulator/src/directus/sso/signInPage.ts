import type { Context } from 'hono'
import { PAGE_HEADERS } from '../../login/pageHeaders.ts'
import { loginPage, messagePage } from '../../login/pages.ts'
import type { DirectusWorld } from '../world.ts'
import { directusPeople } from './directusPeople.ts'

/** The page of every SSO provider: choose one of its people. `person=<id>` skips the choice. */
export function signInPage(world: DirectusWorld, c: Context): Response | Promise<Response> {
  const state = c.req.query('state') ?? ''
  const attempt = world.ssoAttempts.get(state)
  const provider = world.providers.find(({ name }) => name === attempt?.provider)
  if (attempt === undefined || provider === undefined) {
    return c.html(messagePage('This sign-in is over. Begin it again.'), 400, PAGE_HEADERS)
  }
  const person = c.req.query('person')
  if (person !== undefined) {
    const answer = new URLSearchParams({ code: person, state })
    const location = `/auth/login/${provider.name}/callback?${answer}`
    return c.body(null, 302, { ...PAGE_HEADERS, location })
  }
  const page = loginPage({
    url: new URL(c.req.url),
    people: directusPeople(world).filter((candidate) => candidate.provider === provider.name),
    destination: attempt.redirect === null ? 'Directus' : new URL(attempt.redirect).host,
    provider: provider.label,
  })
  return c.html(page, 200, PAGE_HEADERS)
}
