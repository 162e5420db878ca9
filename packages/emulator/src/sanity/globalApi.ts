import { Hono } from 'hono'
import type { World } from '../world.ts'
import { accessRoutes } from './access.ts'
import { authRoutes } from './auth.ts'
import { authenticate } from './caller.ts'
import { oauthRoutes } from './oauth/oauthRoutes.ts'
import { projectRoutes } from './projects.ts'
import { currentUser } from './users.ts'

/** What `api.<host>` answers. */
export function globalApi(world: () => World): Hono {
  const app = new Hono()
  app.get('/users/me', (c) => {
    const { person } = authenticate(world(), c.req.raw.headers)
    world().counters.usersMe += 1
    return c.json(currentUser(person, { world: world(), url: new URL(c.req.url) }))
  })
  app.route('/', authRoutes(world))
  app.route('/', oauthRoutes(world))
  app.route('/', projectRoutes(world))
  app.route('/', accessRoutes(world))
  return app
}
