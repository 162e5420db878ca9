import { Hono } from 'hono'
import { type Controls, controlRoutes } from './control/controlRoutes.ts'
import { directusApp } from './directus/directusApp.ts'
import { loginRoutes } from './login/loginRoutes.ts'
import { routePath } from './routePath.ts'
import { ApiError, errorResponse, plainError } from './sanity/errors.ts'
import { globalApi } from './sanity/globalApi.ts'
import { projectApi } from './sanity/projectApi.ts'

/** Every host and endpoint, without faults, log and cross-origin access. */
export function createApp(controls: Controls): Hono {
  const { world } = controls
  const app = new Hono({ getPath: routePath })
  app.route('/control', controlRoutes(controls))
  app.route('/global', globalApi(world))
  app.route('/project', projectApi(world))
  app.route('/login', loginRoutes(world))
  app.route(
    '/directus',
    directusApp(() => world().directus),
  )
  app.notFound((c) => errorResponse(plainError(404, notFoundMessage(new URL(c.req.url)))))
  app.onError((error) => {
    if (error instanceof ApiError) return errorResponse(error)
    throw error
  })
  return app
}

function notFoundMessage({ hostname, pathname }: URL): string {
  return `The emulator has nothing at ${pathname} on ${hostname}`
}
