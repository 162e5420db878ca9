import { type Context, Hono } from 'hono'
import { type JsonObject, readObject } from '../readBody.ts'
import { originOf } from '../redirects.ts'
import { endSession } from '../sessions.ts'
import { ssoRoutes } from '../sso/ssoRoutes.ts'
import type { DirectusWorld } from '../world.ts'
import { type AuthAnswer, authAnswer, blankedCookie } from './authAnswer.ts'
import { login } from './login.ts'
import { requestPasswordReset, resetPassword } from './password.ts'
import { presentedToken } from './presentedToken.ts'
import { readCredentials } from './readCredentials.ts'
import { refresh } from './refresh.ts'

/** `/auth/*`, without the sign-in by redirect. */
export function authRoutes(world: () => DirectusWorld): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json({ data: world().providers.map(describe), disableDefault: false }))
  app.post('/login', async (c) => {
    const credentials = readCredentials(await readObject(c.req.raw))
    const result = await login(world(), credentials)
    return answer(c, authAnswer(world(), credentials.mode, result))
  })
  app.route('/login', ssoRoutes(world))
  app.post('/refresh', async (c) => {
    const { mode, refreshToken } = presentedToken(await readObject(c.req.raw), c.req.raw.headers)
    const result = await refresh(world(), refreshToken, mode)
    return answer(c, authAnswer(world(), mode, result))
  })
  app.post('/logout', async (c) => {
    const { mode, refreshToken } = presentedToken(await readObject(c.req.raw), c.req.raw.headers)
    endSession(world(), refreshToken)
    world().counters.logouts += 1
    const cookie = blankedCookie(world(), mode)
    return c.body(null, 204, cookie === null ? {} : { 'set-cookie': cookie })
  })
  app.post('/password/request', async (c) => {
    const body: JsonObject = await readObject(c.req.raw)
    await requestPasswordReset(world(), body, originOf(world(), c.req.raw))
    return c.body(null, 204)
  })
  app.post('/password/reset', async (c) => {
    await resetPassword(world(), await readObject(c.req.raw))
    return c.body(null, 204)
  })
  return app
}

function describe({ name, icon, label }: DirectusWorld['providers'][number]): object {
  return { name, driver: 'openid', icon, label }
}

function answer(c: Context, { data, cookie }: AuthAnswer): Response {
  return c.json({ data }, 200, cookie === null ? {} : { 'set-cookie': cookie })
}
