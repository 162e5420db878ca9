import { Hono } from 'hono'
import type { World } from '../world.ts'
import { logout } from './auth.ts'
import { authenticate, requireMember, requireProject } from './caller.ts'
import { dataRoutes } from './dataRoutes.ts'
import { currentUser } from './users.ts'

/** What `<projectId>.api.<host>` answers, mounted under `/:projectId`. */
export function projectApi(world: () => World): Hono {
  const app = new Hono()
  app.get('/:projectId/users/me', (c) => {
    const project = requireProject(world(), c.req.param('projectId'))
    const caller = authenticate(world(), c.req.raw.headers, project.id)
    requireMember(project, caller)
    world().counters.usersMe += 1
    return c.json(currentUser(caller.person, { world: world(), url: new URL(c.req.url), project }))
  })
  app.post('/:projectId/auth/logout', (c) => {
    const project = requireProject(world(), c.req.param('projectId'))
    return logout(world(), c, project.id)
  })
  app.get('/:projectId/datasets', (c) => {
    const project = requireProject(world(), c.req.param('projectId'))
    requireMember(project, authenticate(world(), c.req.raw.headers, project.id))
    return c.json(project.datasets)
  })
  app.get('/:projectId/check/cors', (c) =>
    c.json({ result: { allowed: true, withCredentials: true } }),
  )
  // The vendor's SDK asks before it sends anything home. Nobody consents here.
  app.get('/:projectId/intake/telemetry-status', (c) => c.json({ status: 'denied' }))
  app.route('/', dataRoutes(world))
  return app
}
