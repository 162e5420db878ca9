import { type Context, Hono } from 'hono'
import { isAllowedOrigin } from '../origins.ts'
import type { Person } from '../seed.ts'
import { issueSid } from '../sessions.ts'
import type { TokenKind, World } from '../world.ts'
import { loginPage, messagePage } from './pages.ts'
import { withResult } from './returnUrl.ts'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** `GET /login`: choose a person, and be sent back to the app with a one-time code. */
export function loginRoutes(world: () => World): Hono {
  const app = new Hono()
  app.get('/login', (c) => {
    const target = readTarget(c.req.query('origin'), world())
    if (typeof target === 'string') return c.html(messagePage(target), 400, HEADERS)
    const chosen = c.req.query('person')
    if (chosen === undefined) {
      const page = loginPage({ url: new URL(c.req.url), people: world().people, target })
      return c.html(page, 200, HEADERS)
    }
    const person = world().people.find(({ id }) => id === chosen)
    if (person === undefined) return c.html(messagePage('There is no such person.'), 400, HEADERS)
    return finish(world(), c, { target, person })
  })
  return app
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
  const headers = { ...HEADERS, location: withResult(target, result).href }
  return c.body(null, 302, headers)
}

function signIn(world: World, person: Person, kind: TokenKind): Readonly<Record<string, string>> {
  if (person.signInError !== undefined) {
    return { error: 'access_denied', error_description: person.signInError }
  }
  return { sid: issueSid(world, person.id, { kind, label: 'Signed in on the login page' }).value }
}
