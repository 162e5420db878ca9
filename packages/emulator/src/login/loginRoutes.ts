import { type Context, Hono } from 'hono'
import { isAllowedOrigin } from '../origins.ts'
import type { Person } from '../seed.ts'
import { issueSid } from '../sessions.ts'
import type { TokenKind, World } from '../world.ts'
import { PAGE_HEADERS } from './pageHeaders.ts'
import { type LoginPage, loginPage, messagePage } from './pages.ts'
import { withResult } from './returnUrl.ts'
import { signInProviders } from './signInProviders.ts'

/**
 * `GET /login`, and `GET /login/<provider>` with the people of that provider only: choose a person,
 * and be sent back to the app with a one-time code.
 */
export function loginRoutes(world: () => World): Hono {
  const app = new Hono()
  app.get('/login', (c) => login(world(), c, { people: world().people }))
  app.get('/login/:provider', (c) => {
    const wanted = c.req.param('provider')
    const provider = signInProviders(world().people).find(({ name }) => name === wanted)
    if (provider === undefined) return refuse(c, 'There is no such way to sign in.', 404)
    const people = world().people.filter((person) => person.provider === wanted)
    return login(world(), c, { people, provider: provider.title })
  })
  return app
}

function login(
  world: World,
  c: Context,
  choice: Pick<LoginPage, 'people' | 'provider'>,
): Response | Promise<Response> {
  const target = readTarget(c.req.query('origin'), world)
  if (typeof target === 'string') return refuse(c, target)
  const chosen = c.req.query('person')
  if (chosen === undefined) {
    const page = loginPage({ ...choice, url: new URL(c.req.url), destination: target.host })
    return c.html(page, 200, PAGE_HEADERS)
  }
  const person = choice.people.find(({ id }) => id === chosen)
  if (person === undefined) return refuse(c, 'There is no such person.')
  return finish(world, c, { target, person })
}

function refuse(
  c: Context,
  message: string,
  status: 400 | 404 = 400,
): Response | Promise<Response> {
  return c.html(messagePage(message), status, PAGE_HEADERS)
}

/** The page to return to; a sentence when it is missing or not allowed. */
function readTarget(origin: string | undefined, world: World): URL | string {
  if (origin === undefined) return 'The address of this page lacks the app to return to (origin).'
  const target = URL.canParse(origin) ? new URL(origin) : null
  if (target === null || !isAllowedOrigin(target.origin, world.settings.corsOrigins)) {
    return 'The app to return to is not on the list of allowed origins.'
  }
  return target
}

function finish(
  world: World,
  c: Context,
  { target, person }: { readonly target: URL; readonly person: Person },
): Response {
  const result = signIn(world, person, c.req.query('type') === 'token' ? 'plain' : 'stamped')
  return c.body(null, 302, { ...PAGE_HEADERS, location: withResult(target, result).href })
}

function signIn(world: World, person: Person, kind: TokenKind): Readonly<Record<string, string>> {
  if (person.signInError !== undefined) {
    return { error: 'access_denied', error_description: person.signInError }
  }
  return { sid: issueSid(world, person.id, { kind, label: 'Signed in on the login page' }).value }
}
