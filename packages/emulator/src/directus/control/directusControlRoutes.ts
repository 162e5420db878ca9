import { Hono } from 'hono'
import { plainError } from '../../sanity/errors.ts'
import { readJson } from '../../sanity/readJson.ts'
import { authAnswer } from '../auth/authAnswer.ts'
import { signIn } from '../auth/login.ts'
import { endSessionsOf, expireAccessTokens } from '../sessions.ts'
import { signInPage } from '../sso/signInPage.ts'
import { currentOtp } from '../twoFactor.ts'
import type { DirectusUser, DirectusWorld } from '../world.ts'
import { directusCommands } from './directusCommands.ts'

/** `/__emulator/directus/*`. */
export function directusControlRoutes(world: () => DirectusWorld): Hono {
  const app = new Hono()
  app.get('/sign-in', (c) => signInPage(world(), c))
  app.get('/mails', (c) => c.json(world().mails))
  app.get('/counters', (c) => c.json(world().counters))
  app.get('/otp/:user', (c) => {
    const { tfa_secret } = userNamed(world(), c.req.param('user'))
    if (tfa_secret === null) throw plainError(404, 'This user has no second factor')
    return c.json({ otp: currentOtp(world(), tfa_secret) })
  })

  app.get('/settings', (c) => c.json(world().settings))
  app.post('/settings', async (c) => {
    const { websocket, ...settings } = directusCommands.settings(await readJson(c.req.raw))
    Object.assign(world().settings, settings)
    Object.assign(world().settings.websocket, websocket)
    return c.json(world().settings)
  })

  app.post('/tokens/expire', async (c) => {
    const command = directusCommands.expire(await readJson(c.req.raw))
    const user = 'user' in command ? userNamed(world(), command.user).id : null
    return c.json({ count: expireAccessTokens(world(), user) })
  })
  app.post('/sessions', async (c) => {
    const { user, mode } = directusCommands.session(await readJson(c.req.raw))
    const result = await signIn(world(), userNamed(world(), user), mode)
    const { data, cookie } = authAnswer(world(), mode, result)
    return c.json({ data }, 201, cookie === null ? {} : { 'set-cookie': cookie })
  })
  app.post('/sessions/end', async (c) => {
    const { user } = directusCommands.named(await readJson(c.req.raw))
    return c.json({ count: endSessionsOf(world(), userNamed(world(), user).id) })
  })
  app.post('/users', async (c) => {
    const { user: name, status } = directusCommands.user(await readJson(c.req.raw))
    const user = userNamed(world(), name)
    user.status = status
    if (status === 'suspended') endSessionsOf(world(), user.id)
    return c.json({ id: user.id, status })
  })

  app.post('/sockets', async (c) => {
    Object.assign(world().realtime, directusCommands.sockets(await readJson(c.req.raw)))
    return c.json(world().realtime)
  })
  app.post('/sockets/kill', (c) => {
    world().changes.emit({ type: 'socketsKilled' })
    return c.body(null, 204)
  })
  return app
}

function userNamed({ users }: DirectusWorld, name: string): DirectusUser {
  const user = [...users.values()].find(({ id, email }) => id === name || email === name)
  if (user === undefined) throw plainError(404, `There is no user "${name}"`)
  return user
}
