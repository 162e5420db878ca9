import { type Context, Hono } from 'hono'
import type { Access } from '../access.ts'
import type { DirectusEnvironment } from '../directusEnvironment.ts'
import { forbidden, forbiddenCollection, invalidCredentials } from '../errors.ts'
import { queryOfUrl } from '../items/query.ts'
import { readItem, readItems } from '../items/readItems.ts'
import { readObject } from '../readBody.ts'
import type { DirectusUser } from '../world.ts'
import { readMe } from './me.ts'
import { disableTwoFactor, enableTwoFactor, newTwoFactorSecret } from './twoFactorSettings.ts'
import { updateUser } from './updateUser.ts'

/** `/users/*` and `/roles/*`. */
export function userRoutes(): Hono<DirectusEnvironment> {
  const app = new Hono<DirectusEnvironment>()
  app.get('/users/me', (c) =>
    c.json({ data: readMe(c.get('access'), queryOfUrl(new URL(c.req.url))) }),
  )
  app.patch('/users/me', async (c) => {
    const user = requireUser(c.get('access'))
    updateUser(c.get('access'), user, await readObject(c.req.raw))
    return c.json({ data: readMe(c.get('access'), queryOfUrl(new URL(c.req.url))) })
  })
  app.post('/users/me/tfa/generate', async (c) => {
    const user = requireUser(c.get('access'))
    return c.json({ data: newTwoFactorSecret(user, await readObject(c.req.raw)) })
  })
  app.post('/users/me/tfa/enable', async (c) => {
    const user = requireUser(c.get('access'))
    enableTwoFactor(c.get('access'), user, await readObject(c.req.raw))
    return c.body(null, 204)
  })
  app.post('/users/me/tfa/disable', async (c) => {
    const user = requireUser(c.get('access'))
    disableTwoFactor(c.get('access'), user, await readObject(c.req.raw))
    return c.body(null, 204)
  })
  app.post('/users/register', () => {
    throw forbidden()
  })
  app.get('/users', (c) => c.json(list(c, 'directus_users')))
  app.get('/users/:id', (c) => c.json(one(c, 'directus_users', c.req.param('id'))))
  app.patch('/users/:id', async (c) => {
    const { world, accountability } = c.get('access')
    const user = world.users.get(c.req.param('id'))
    if (!accountability.isAdmin) throw forbiddenCollection('directus_users')
    if (user === undefined) throw forbidden()
    updateUser(c.get('access'), user, await readObject(c.req.raw))
    return c.json(one(c, 'directus_users', user.id))
  })
  app.get('/roles/me', (c) => {
    requireUser(c.get('access'))
    return c.json(list(c, 'directus_roles'))
  })
  app.get('/roles', (c) => c.json(list(c, 'directus_roles')))
  return app
}

function list(c: Context<DirectusEnvironment>, collection: string): object {
  const { data, meta } = readItems(c.get('access'), collection, queryOfUrl(new URL(c.req.url)))
  return meta === null ? { data } : { meta, data }
}

function one(c: Context<DirectusEnvironment>, collection: string, key: string): object {
  const query = queryOfUrl(new URL(c.req.url))
  return { data: readItem(c.get('access'), collection, { key, query }) }
}

/** @throws {DirectusError} `INVALID_CREDENTIALS` for the public */
export function requireUser({ world, accountability }: Access): DirectusUser {
  const user = accountability.user === null ? undefined : world.users.get(accountability.user)
  if (user === undefined) throw invalidCredentials()
  return user
}
