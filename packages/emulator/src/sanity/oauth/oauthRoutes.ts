import { Hono } from 'hono'
import type { World } from '../../world.ts'
import { authorizeEndpoint } from './authorizeEndpoint.ts'
import { clientIn, readForm, required } from './form.ts'
import { revokeGrant } from './grants.ts'
import { tokenEndpoint } from './tokenEndpoint.ts'

/** `/auth/oauth/*` of the global host: an OAuth 2.0 authorization server for public clients. */
export function oauthRoutes(world: () => World): Hono {
  const app = new Hono()
  app.use('/auth/oauth/*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.get('/auth/oauth/authorize', (c) => authorizeEndpoint(world(), c))
  app.post('/auth/oauth/token', (c) => tokenEndpoint(world(), c.req.raw))
  app.post('/auth/oauth/revoke', async (c) => {
    const form = await readForm(c.req.raw)
    const { clientId } = clientIn(form, world())
    revokeGrant(world(), required(form, 'token'), clientId)
    return c.body(null, 200)
  })
  return app
}
