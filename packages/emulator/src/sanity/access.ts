import { Hono } from 'hono'
import { randomText } from '../random.ts'
import type { AccessRequest, World } from '../world.ts'
import { authenticate, requireProject } from './caller.ts'
import { readJson } from './readJson.ts'

/** Asking for access to a resource, and seeing what one asked for. */
export function accessRoutes(world: () => World): Hono {
  const app = new Hono()
  app.post('/access/:resourceType/:resourceId/requests', async (c) => {
    const { resourceType, resourceId } = c.req.param()
    const { person } = authenticate(world(), c.req.raw.headers)
    if (resourceType === 'project') requireProject(world(), resourceId)
    const body = await readJson(c.req.raw)
    const request: AccessRequest = {
      id: `req${randomText(12)}`,
      resourceType,
      resourceId,
      personId: person.id,
      note: textField(body, 'note'),
      requestUrl: textField(body, 'requestUrl'),
      type: textField(body, 'type') ?? 'access',
      createdAt: new Date(world().clock.now()).toISOString(),
      status: 'pending',
    }
    world().accessRequests.push(request)
    world().counters.accessRequests += 1
    return c.json(describe(request), 201)
  })
  app.get('/access/requests/me', (c) => {
    const { person } = authenticate(world(), c.req.raw.headers)
    const mine = world().accessRequests.filter(({ personId }) => personId === person.id)
    return c.json(mine.map(describe))
  })
  return app
}

function describe({ personId, ...request }: AccessRequest): object {
  return { ...request, requestedByUserId: personId, updatedAt: request.createdAt }
}

function textField(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null) return null
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : null
}
