/** Another person in the place of the one before: I5, behaviour.md §5. */
import { afterEach, expect, test } from 'vitest'
import { getClientState } from '../stateSources.ts'
import { type SanityWorld, signedInWorld, stateOf, TOMAS } from '../testing/createSanityWorld.ts'
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

test('a replay that another person comes in between of is not handed on (I5)', async () => {
  const { client, app, settle, hold, signIn, sentTo } = await refusedInUse()
  const renewed = hold('/users/me')
  const request = client.fetch(COUNT)
  const failure = expect(request).rejects.toMatchObject({ code: 'session-changed' })
  await settle()
  const replayed = hold('/data/query/production')
  renewed()
  await settle()
  expect(sentTo('/data/query/production')).toHaveLength(2)
  app.authStore.setCredential({ token: signIn(TOMAS, 'plain').value })
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
  replayed()
  await failure
})

test('another person from the parent: new clients, an end for the old ones, one change (I5)', async () => {
  const { client, app, parent, signIn } = await refusedInUse()
  const people: unknown[] = []
  app.authStore.subscribe((state) => {
    if (state.type === 'logged-in') people.push(state.currentUser?.id)
  })
  const seen: unknown[] = []
  const subscription = getClientState(app, { apiVersion }).observable.subscribe((each) =>
    seen.push(each),
  )
  parent.answerTokens(() => ({ token: signIn(TOMAS, 'plain').value }))
  await expect(client.fetch(COUNT)).rejects.toMatchObject({ code: 'session-changed' })
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)

  const fresh = app.clientStore.getClient({ apiVersion })
  expect(fresh).not.toBe(client)
  expect(seen).toEqual([client, fresh])
  expect(new Set(people)).toEqual(new Set([TOMAS]))
  await expect(fresh.fetch(COUNT)).resolves.toBe(2)
  await expect(client.fetch(COUNT)).rejects.toMatchObject({ code: 'session-changed' })
  subscription.unsubscribe()
})

test('an answer for one person that comes when another is there is not handed on (I5)', async () => {
  const scene = await signedInWorld('plain')
  world = scene
  const { app, hold, settle, signIn } = scene
  const release = hold('/data/query/production')
  const request = app.clientStore.getClient({ apiVersion }).fetch(COUNT)
  const failure = expect(request).rejects.toMatchObject({ code: 'session-changed' })
  await settle()
  app.authStore.setCredential({ token: signIn(TOMAS, 'plain').value })
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
  release()
  await failure
})
