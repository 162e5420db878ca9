import { Hono } from 'hono'
import { expireAccessTokens } from '../directus/sessions.ts'
import { authenticate, credentialOf, sessionCookieHeader } from '../sanity/caller.ts'
import { plainError } from '../sanity/errors.ts'
import { readJson } from '../sanity/readJson.ts'
import type { Person } from '../seed.ts'
import {
  endSession,
  endSessions,
  expireTokens,
  issueSid,
  issueToken,
  revokeTokens,
  startSession,
} from '../sessions.ts'
import type { Token, World } from '../world.ts'
import { commands } from './commands.ts'

/** Making and ending credentials from outside. */
export function tokenRoutes(world: () => World): Hono {
  const app = new Hono()
  app.post('/tokens', async (c) => {
    const { session } = authenticate(world(), c.req.raw.headers)
    const request = commands.mint(await readJson(c.req.raw))
    const child = startSession(world(), session.personId, session.id)
    world().counters.mints += 1
    return c.json(describe(issueToken(world(), child, request)), 201)
  })
  app.post('/tokens/expire', async (c) => {
    const selection = commands.selection(await readJson(c.req.raw))
    const count = expireTokens(world(), selection)
    const { all, person } = selection
    const isForDirectus = all === true && person === undefined
    const others = isForDirectus ? expireAccessTokens(world().directus, null) : 0
    return c.json({ count: count + others })
  })
  app.post('/tokens/revoke', async (c) => {
    const selection = commands.selection(await readJson(c.req.raw))
    return c.json({ count: revokeTokens(world(), selection) })
  })
  app.post('/sessions', async (c) => {
    const { person, ...request } = commands.session(await readJson(c.req.raw))
    const session = startSession(world(), personNamed(world(), person).id)
    return c.json(describe(issueToken(world(), session, request)), 201)
  })
  app.post('/sessions/end', async (c) => {
    const { person } = commands.person(await readJson(c.req.raw))
    return c.json({ count: endSessions(world(), personNamed(world(), person).id) })
  })
  app.post('/sids', async (c) => {
    const { person, ...request } = commands.sid(await readJson(c.req.raw))
    return c.json({ sid: issueSid(world(), personNamed(world(), person).id, request).value }, 201)
  })
  app.post('/cookies/session', async (c) => {
    const { person } = commands.person(await readJson(c.req.raw))
    const session = startSession(world(), personNamed(world(), person).id)
    c.header('set-cookie', sessionCookieHeader(session))
    return c.body(null, 204)
  })
  app.delete('/cookies/session', (c) => {
    const credential = credentialOf(c.req.raw.headers)
    if (credential.type === 'cookie') endSession(world(), credential.sessionId)
    c.header('set-cookie', sessionCookieHeader(null))
    return c.body(null, 204)
  })
  return app
}

function describe({ value, kind, expiresAt }: Token): object {
  return { token: value, kind, expiresAt }
}

function personNamed(world: World, name: string): Person {
  const person = world.people.find(({ id, email }) => id === name || email === name)
  if (person === undefined) throw plainError(404, `There is no person "${name}"`)
  return person
}
