import { Hono } from 'hono'
import { randomText } from '../random.ts'
import type { DirectusEnvironment } from './directusEnvironment.ts'
import { forbidden, invalidQuery } from './errors.ts'

/** The release whose behaviour this follows. */
const VERSION = '12.4.1'

/** `/server/*` and the one of `/utils/*` that is harmless. */
export function serverRoutes(): Hono<DirectusEnvironment> {
  const app = new Hono<DirectusEnvironment>()
  app.get('/server/ping', (c) => c.html('pong'))
  app.get('/server/info', (c) => {
    const { accountability, world } = c.get('access')
    const { rateLimiter, websocket } = world.settings
    if (accountability.user === null) return c.json({ data: { project: PROJECT } })
    const details = {
      rateLimit: rateLimiter && {
        points: rateLimiter.points,
        duration: rateLimiter.durationMs / 1000,
      },
      queryLimit: { default: 100, max: -1 },
      websocket: websocket.isEnabled && { rest: { authentication: websocket.auth } },
      version: VERSION,
    }
    return c.json({ data: { project: PROJECT, ...details } })
  })
  app.get('/server/health', (c) => {
    if (!c.get('access').accountability.isAdmin) throw forbidden()
    return c.json({ status: 'ok', releaseId: VERSION })
  })
  app.get('/utils/random/string', (c) => {
    const length = Number(c.req.query('length') ?? 32)
    if (!Number.isInteger(length) || length < 1 || length > 500) {
      throw invalidQuery('"length" must be between 1 and 500')
    }
    return c.json({ data: randomText(length) })
  })
  return app
}

const PROJECT = {
  project_name: 'Directus',
  project_descriptor: null,
  project_logo: null,
  project_color: '#6644FF',
  default_appearance: 'auto',
  default_language: 'en-US',
  public_registration: false,
  public_registration_verify_email: true,
} as const
