/** A token that is refused in the middle of use: behaviour.md §5, W21, W22, I4, I5. */
import type { MutationEvent } from '@sanity/client'
import { afterEach, expect, test } from 'vitest'
import {
  ADA,
  ARCHIVE,
  type SanityWorld,
  signedInWorld,
  stateOf,
  TOMAS,
} from '../testing/createSanityWorld.ts'
import { refusedWorld } from '../testing/refusedWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

const apiVersion = '2024-11-12'
const COUNT = 'count(*[_type == "category"])'

async function refusedInUse() {
  const scene = await refusedWorld()
  world = scene
  return scene
}

test('a query is answered as if nothing had happened (W21, B10)', async () => {
  const { client, app, parent, sentTo } = await refusedInUse()
  const states: string[] = []
  app.authStore.subscribe((state) => states.push(state.type))
  await expect(client.fetch(COUNT)).resolves.toBe(2)
  expect(parent.asked()).toBe(1)
  expect(sentTo('/data/query/production')).toHaveLength(2)
  expect(sentTo('/auth/logout')).toHaveLength(0)
  expect(new Set(states)).toEqual(new Set(['logged-in']))
  expect(app.clientStore.getClient({ apiVersion })).toBe(client)
})

test('ten requests at once share one renewal', async () => {
  const { client, parent, sentTo } = await refusedInUse()
  const answers = await Promise.all(Array.from({ length: 10 }, () => client.fetch(COUNT)))
  expect(answers).toEqual(Array(10).fill(2))
  expect([parent.asked(), sentTo('/users/me').length]).toEqual([1, 2])
})

test('a request that comes while the renewal runs waits for it, and is sent once', async () => {
  const { client, sentTo, hold, settle } = await refusedInUse()
  const release = hold('/users/me')
  const first = client.fetch(COUNT)
  await settle()
  const second = client.fetch(COUNT)
  await settle()
  expect(sentTo('/data/query/production')).toHaveLength(1)
  release()
  await expect(Promise.all([first, second])).resolves.toEqual([2, 2])
  expect(sentTo('/data/query/production')).toHaveLength(3)
})

test('a query that is too long for an address is replayed with its body', async () => {
  const { client, sent } = await refusedInUse()
  const filler = 'x'.repeat(20_000)
  await expect(client.fetch(COUNT, { filler })).resolves.toBe(2)
  const posts = sent.filter(({ method }) => method === 'POST')
  const asked = { query: COUNT, params: { filler } }
  expect(posts.map(({ body }) => JSON.parse(body))).toEqual([asked, asked])
})

test('a document that is saved with a dead token is saved once', async () => {
  const { client, emulator, sentTo } = await refusedInUse()
  const saved = await client
    .patch('post-night-ferry')
    .set({ title: 'Saved' })
    .inc({ readingMinutes: 1 })
    .commit()
  expect(saved).toMatchObject({ title: 'Saved', readingMinutes: 7 })
  expect(emulator.world.counters.mutations).toBe(1)
  expect(sentTo('/data/mutate/production')).toHaveLength(2)
})

test('a request that was refused with a token that has been replaced since takes the present one', async () => {
  const { client, parent, hold, settle } = await refusedInUse()
  const release = hold('/data/query/production')
  const slow = client.fetch(COUNT)
  await settle()
  await expect(client.request({ url: '/users/me' })).resolves.toMatchObject({ id: ADA })
  release()
  await expect(slow).resolves.toBe(2)
  expect(parent.asked()).toBe(1)
})

test('a stream goes on with the new token, and misses nothing after it', async () => {
  const { app, client, parent, settle, emulator, sentTo, signIn } = await refusedInUse()
  const events: string[] = []
  const failures: unknown[] = []
  const subscription = client
    .listen<Record<string, unknown>>('*[_type == "post"]', {}, { events: ['welcome', 'mutation'] })
    .subscribe({
      next: (event) =>
        events.push(event.type === 'mutation' ? (event as MutationEvent).documentId : event.type),
      error: (error: unknown) => failures.push(error),
    })
  // The first connection is refused already: the listener never knows.
  await settle()
  await settle()
  expect([events, failures, parent.asked()]).toEqual([['welcome'], [], 1])

  const { token } = app.authStore.getState() as { token: string }
  const connections = sentTo('/data/listen/production').length
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  const live = emulator.world.tokens.get(token)
  if (live) world.revoke(live)
  await client.patch('post-night-ferry').set({ title: 'Heard' }).commit()
  await settle()
  await settle()
  expect(sentTo('/data/listen/production').length).toBeGreaterThan(connections)
  await client.patch('post-night-ferry').set({ title: 'Heard again' }).commit()
  await settle()
  expect(events.at(-1)).toBe('post-night-ferry')
  expect(failures).toEqual([])
  subscription.unsubscribe()
})

test('a token without a stamp is renewed by the parent alone, also when the app asks', async () => {
  const { app, parent, sentTo } = await refusedInUse()
  await app.authStore.refresh()
  expect([stateOf(app), parent.asked()]).toEqual([`logged-in ${ADA}`, 1])
  expect(sentTo('/auth/refresh-token')).toHaveLength(0)
})

test('"not a member" is no reason for a renewal: the caller is told', async () => {
  const scene = await signedInWorld('plain')
  world = scene
  const { app, parent, sentTo, signIn, settle } = scene
  app.authStore.setCredential({ token: signIn(TOMAS, 'plain').value })
  await settle()
  const client = app.clientStore.getClient({ apiVersion, projectId: ARCHIVE })
  await expect(client.fetch(COUNT)).rejects.toMatchObject({
    statusCode: 401,
    details: { type: 'projectUserNotFoundError' },
  })
  expect([parent.asked(), sentTo('/data/query/production').length]).toEqual([0, 1])
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
})

test('a parent that gives the very same token again changes nothing, least of all the person (W22)', async () => {
  const scene = await signedInWorld('plain')
  world = scene
  const { app, parent, token, emulator, settle } = scene
  parent.answerTokens(() => ({ token: token.value }))
  emulator.faults.add({ kind: 'status', status: 401, match: { path: '/data/query' }, times: 1 })
  const before = app.authStore.getState()
  const client = app.clientStore.getClient({ apiVersion })
  await expect(client.fetch(COUNT)).rejects.toMatchObject({ statusCode: 401 })
  await settle()
  const after = app.authStore.getState()
  expect('currentUser' in after && after.currentUser).toBe(
    'currentUser' in before && before.currentUser,
  )
  expect([stateOf(app), parent.asked()]).toEqual([`logged-in ${ADA}`, 1])
  await expect(client.fetch(COUNT)).resolves.toBe(2)
})

test('a parent whose replacement is refused, too, ends the session with its reason (I1)', async () => {
  const { client, app, parent, token } = await refusedInUse()
  parent.answerTokens(() => ({ token: token.value }))
  await expect(client.fetch(COUNT)).rejects.toMatchObject({ code: 'signed-out' })
  expect(stateOf(app)).toBe('logged-out revoked')
})

test.each([
  ['has nobody any more', { token: null }],
  ['answers with another shape', { accessToken: 'x' }],
])(
  'a parent that %s ends the session with its reason, and a person can come back',
  async (_, answer) => {
    const { client, app, parent, signIn } = await refusedInUse()
    parent.answerTokens(() => answer)
    await expect(client.fetch(COUNT)).rejects.toMatchObject({ code: 'signed-out' })
    expect(stateOf(app)).toBe('logged-out revoked')
    parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
    await app.authStore.login()
    await expect(app.clientStore.getClient({ apiVersion }).fetch(COUNT)).resolves.toBe(2)
  },
)

test('a parent that is silent ends nothing; requests fail typed within their deadline (I4, I6, F37)', async () => {
  const { client, app, parent, pass, settle } = await refusedInUse()
  parent.answerTokens(() => undefined)
  const request = client.fetch(COUNT)
  const failure = expect(request).rejects.toMatchObject({ code: 'timeout' })
  await settle()
  for (let seconds = 0; seconds < 40; seconds += 1) await pass(1_000)
  await failure
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})
