import { Hono } from 'hono'
import { avatar } from '../avatar.ts'
import { describeDirectusWorld } from '../directus/control/describeDirectusWorld.ts'
import { directusControlRoutes } from '../directus/control/directusControlRoutes.ts'
import { directusPeople } from '../directus/sso/directusPeople.ts'
import type { Faults } from '../faults.ts'
import { fingerprint } from '../fingerprint.ts'
import type { RequestLog } from '../requestLog.ts'
import { plainError } from '../sanity/errors.ts'
import { readJson } from '../sanity/readJson.ts'
import { pictureUrl } from '../sanity/users.ts'
import { refusalOf } from '../sessions.ts'
import type { World } from '../world.ts'
import { commands } from './commands.ts'
import { tokenRoutes } from './tokenRoutes.ts'

/** What the control API works on. */
export interface Controls {
  readonly world: () => World
  readonly faults: Faults
  readonly requests: RequestLog
  readonly reset: () => void
}

/** `/__emulator/*`, on every host. */
export function controlRoutes({ world, faults, requests, reset }: Controls): Hono {
  const app = new Hono()
  app.get('/people', (c) => {
    const url = new URL(c.req.url)
    return c.json(
      world().people.map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email,
        picture: pictureUrl(person, url),
        canSignIn: person.signInError === undefined,
      })),
    )
  })
  app.get('/avatars/:file', (c) => {
    const id = c.req.param('file').replace(/\.svg$/, '')
    const { people, directus } = world()
    const person = [...people, ...directusPeople(directus)].find((candidate) => candidate.id === id)
    if (person === undefined) throw plainError(404, `There is no person "${id}"`)
    return c.body(avatar(person), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  app.get('/faults', (c) => c.json(faults.list()))
  app.post('/faults', async (c) => {
    faults.add(commands.fault(await readJson(c.req.raw)))
    return c.json(faults.list(), 201)
  })
  app.delete('/faults', (c) => {
    faults.clear()
    return c.body(null, 204)
  })

  app.get('/clock', (c) => c.json({ now: world().clock.now() }))
  app.post('/clock', async (c) => {
    const command = commands.clock(await readJson(c.req.raw))
    const { clock, changes, directus } = world()
    if ('advance' in command) clock.advance(command.advance)
    else clock.set(command.now)
    changes.emit({ type: 'credentialsChanged' })
    directus.changes.emit({ type: 'credentialsChanged' })
    return c.json({ now: clock.now() })
  })

  app.get('/requests', (c) => c.json(requests.list(Number(c.req.query('since') ?? 0))))
  app.get('/counters', (c) => c.json(world().counters))
  app.get('/state', (c) => c.json(describeState(world(), faults)))
  app.post('/reset', (c) => {
    reset()
    return c.body(null, 204)
  })
  app.route('/', tokenRoutes(world))
  app.route(
    '/directus',
    directusControlRoutes(() => world().directus),
  )
  return app
}

function describeState(world: World, faults: Faults): object {
  return {
    now: world.clock.now(),
    sessions: [...world.sessions.values()],
    tokens: [...world.tokens.values()].map(({ value, ...token }) => ({
      ...token,
      token: fingerprint(value),
      refusal: refusalOf(world, world.tokens.get(value)),
    })),
    oauthGrants: [...world.oauth.grants.values()],
    accessRequests: world.accessRequests,
    datasets: [...world.datasets.values()].map(({ documents, ...dataset }) => ({
      ...dataset,
      documents: documents.size,
    })),
    openStreams: world.changes.count(),
    directus: describeDirectusWorld(world.directus),
    faults: faults.list(),
    counters: world.counters,
  }
}
