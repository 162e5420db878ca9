import { Hono } from 'hono'
import { authRoutes } from './auth/authRoutes.ts'
import { identify } from './caller.ts'
import type { DirectusEnvironment } from './directusEnvironment.ts'
import { DirectusError, errorResponse, routeNotFound } from './errors.ts'
import { graphqlRoutes } from './graphql/graphqlRoutes.ts'
import { itemRoutes } from './items/itemRoutes.ts'
import { refuseTooMany } from './rateLimit.ts'
import { serverRoutes } from './serverRoutes.ts'
import { userRoutes } from './users/userRoutes.ts'
import type { DirectusWorld } from './world.ts'

/** Every endpoint of Directus. A bad credential answers all of them, whatever they are asked. */
export function directusApp(world: () => DirectusWorld): Hono<DirectusEnvironment> {
  const app = new Hono<DirectusEnvironment>()
  app.use('*', async (c, next) => {
    const { pathname } = new URL(c.req.url)
    if (pathname.startsWith('/auth') && c.req.raw.headers.has('authorization')) {
      world().counters.authorizationOnAuth += 1
    }
    const refusal = refuseTooMany(world())
    if (refusal !== null) return refusal
    const caller = await identify(world(), c.req.raw)
    if (caller.type === 'refused') {
      const response = errorResponse(caller.error)
      if (caller.setCookie !== null) response.headers.append('set-cookie', caller.setCookie)
      return response
    }
    c.set('access', { world: world(), accountability: caller.accountability })
    return next()
  })
  app.route('/auth', authRoutes(world))
  app.route('/graphql', graphqlRoutes())
  app.route('/items', itemRoutes())
  app.route('/', userRoutes())
  app.route('/', serverRoutes())
  app.all('*', (c) => errorResponse(routeNotFound(new URL(c.req.url).pathname)))
  app.onError((error) => {
    if (error instanceof DirectusError) return errorResponse(error)
    throw error
  })
  return app
}
