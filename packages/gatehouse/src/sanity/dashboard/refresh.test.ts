/** Stamped tokens, refreshed every 12 hours: seeds/004, behaviour.md §2, W01-W05, W07. */
import { afterEach, expect, test } from 'vitest'
import {
  ADA,
  type SanityWorld,
  signedInWorld,
  stateOf,
  TOMAS,
} from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

async function signedIn() {
  const scene = await signedInWorld('stamped')
  world = scene
  const posts = () => scene.sentTo('/auth/refresh-token').length
  const tokenOf = () => {
    const state = scene.app.authStore.getState()
    return state.type === 'logged-in' ? state.token : null
  }
  return { ...scene, posts, tokenOf, due: () => scene.pass(HALF_DAY + 3_000) }
}

const HALF_DAY = 12 * 3_600_000
const COUNT = 'count(*[_type == "category"])'

test('after 12 hours the token is exchanged once, as captured, and clients follow', async () => {
  const { app, token, pass, sentTo, sent, tokenOf, emulator } = await signedIn()
  const client = app.clientStore.getClient({ apiVersion: '2024-11-12' })
  const before = app.authStore.getState()
  await pass(HALF_DAY - 1)
  expect(sent).toHaveLength(1)
  await pass(3_000)
  const [refresh, ...more] = sentTo('/auth/refresh-token')
  expect(more).toEqual([])
  expect(refresh).toMatchObject({ method: 'POST', body: JSON.stringify({ token: token.value }) })
  expect(refresh?.url.href).toBe(
    'http://api.localhost/v2021-06-07/auth/refresh-token?tag=sanity.sdk.auth.refresh-token',
  )
  expect(refresh?.headers.get('Authorization')).toBe(`Bearer ${token.value}`)
  expect(refresh?.headers.get('Content-Type')).toBe('application/json')

  const after = app.authStore.getState()
  expect(tokenOf()).not.toBe(token.value)
  expect(after).toMatchObject({ type: 'logged-in', lastTokenRefresh: world.clock.now().wall })
  // The person is the same object: nothing that shows them renders (I7, W20).
  expect('currentUser' in after && after.currentUser).toBe(
    'currentUser' in before && before.currentUser,
  )
  expect(sentTo('/users/me')).toHaveLength(1)

  expect(app.clientStore.getClient({ apiVersion: '2024-11-12' })).toBe(client)
  await expect(client.fetch(COUNT)).resolves.toBe(2)
  expect(sent.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${tokenOf()}`)
  expect(emulator.world.counters).toMatchObject({ refreshes: 1, reuses: 0 })
})

test('it goes on every 12 hours', async () => {
  const { due, posts, app } = await signedIn()
  for (let day = 0; day < 3; day += 1) await due()
  expect([posts(), stateOf(app)]).toEqual([3, `logged-in ${ADA}`])
})

test('a refresh that a tab wakes for three times is one refresh (W07)', async () => {
  const { due, posts, page, settle, hold, emulator } = await signedIn()
  const release = hold('/auth/refresh-token')
  await due()
  for (let wakes = 0; wakes < 3; wakes += 1) page.tell('woke')
  await settle()
  release()
  await settle()
  expect([posts(), emulator.world.counters.refreshes]).toEqual([1, 1])
})

test('a network that is gone for a moment ends nothing: it is tried again (W01, F1, I4)', async () => {
  const { due, pass, posts, emulator, app, token, tokenOf } = await signedIn()
  emulator.faults.add({ kind: 'drop', match: { path: '/auth/refresh-token' }, times: 2 })
  await due()
  expect([stateOf(app), tokenOf()]).toEqual([`logged-in ${ADA}`, token.value])
  await pass(1_500)
  await pass(3_000)
  expect(posts()).toBe(3)
  expect(tokenOf()).not.toBe(token.value)
  // And the next one comes in its time (W02).
  await due()
  expect(posts()).toBe(4)
})

test('without a network nothing is tried, and everything once it is back', async () => {
  const { due, pass, posts, page, settle } = await signedIn()
  page.setOnline(false)
  await due()
  await pass(3_600_000)
  expect(posts()).toBe(0)
  page.setOnline(true)
  await settle()
  expect(posts()).toBe(1)
})

test.each([
  ['in seconds', '120'],
  ['as a date', new Date(Date.UTC(2026, 0, 5, 21, 2, 3)).toUTCString()],
])('a server that is busy is left alone for as long as it asks, %s (F6)', async (_, retryAfter) => {
  const { due, pass, posts, emulator, app } = await signedIn()
  const match = { path: '/auth/refresh-token' }
  const headers = { 'retry-after': retryAfter }
  emulator.faults.add({ kind: 'status', status: 429, headers, match, times: 1 })
  await due()
  await pass(115_000)
  expect([posts(), stateOf(app)]).toEqual([1, `logged-in ${ADA}`])
  await pass(10_000)
  expect(posts()).toBe(2)
})

test.each([400, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504, 520, 529])(
  'a %i to a refresh ends nothing (F5)',
  async (status) => {
    const { due, pass, posts, emulator, app, token, tokenOf } = await signedIn()
    emulator.faults.add({
      kind: 'status',
      status,
      match: { path: '/auth/refresh-token' },
      times: 1,
    })
    await due()
    expect([stateOf(app), tokenOf()]).toEqual([`logged-in ${ADA}`, token.value])
    await pass(1_500)
    expect(posts()).toBe(2)
    expect(tokenOf()).not.toBe(token.value)
  },
)

test.each(['html', 'truncate', 'empty', 'loseResponse'] as const)(
  'an answer of %s is never taken for a token, and a dead one is replaced unseen (F7, F8, F10)',
  async (kind) => {
    const { due, pass, emulator, app, token, tokenOf, parent, signIn } = await signedIn()
    emulator.faults.add({ kind, match: { path: '/auth/refresh-token' }, times: 1 })
    parent.answerTokens(() => ({ token: signIn(ADA).value }))
    await due()
    expect([stateOf(app), tokenOf()]).toEqual([`logged-in ${ADA}`, token.value])
    await pass(1_500)
    const client = app.clientStore.getClient({ apiVersion: '2024-11-12' })
    await expect(client.fetch(COUNT)).resolves.toBe(2)
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
    expect(tokenOf()).not.toBe(token.value)
    expect(emulator.world.counters.mints + parent.asked()).toBeLessThanOrEqual(1)
  },
)

test('a refused refresh ends no session whose token is still good; the parent helps when it is not', async () => {
  const { due, pass, posts, emulator, app, token, tokenOf, parent, signIn, revoke } =
    await signedIn()
  emulator.faults.add({ kind: 'status', status: 401, match: { path: '/auth/refresh-token' } })
  await due()
  await pass((3 * HALF_DAY) / 12)
  expect([posts(), stateOf(app), tokenOf()]).toEqual([1, `logged-in ${ADA}`, token.value])
  const client = app.clientStore.getClient({ apiVersion: '2024-11-12' })
  await expect(client.fetch(COUNT)).resolves.toBe(2)
  expect(parent.asked()).toBe(0)

  revoke(token)
  parent.answerTokens(() => ({ token: signIn(ADA).value }))
  await expect(client.fetch(COUNT)).resolves.toBe(2)
  expect([parent.asked(), stateOf(app)]).toEqual([1, `logged-in ${ADA}`])
})

test('a refusal for good is not for ever: the next stamped token is refreshed again (W02)', async () => {
  const { app, due, posts, emulator, parent, signIn, revoke, token, tokenOf } = await signedIn()
  const match = { path: '/auth/refresh-token' }
  emulator.faults.add({ kind: 'status', status: 401, match, times: 1 })
  await due()
  revoke(token)
  const next = signIn(ADA)
  parent.answerTokens(() => ({ token: next.value }))
  await app.clientStore.getClient({ apiVersion: '2024-11-12' }).fetch(COUNT)
  expect([posts(), tokenOf()]).toEqual([1, next.value])
  await due()
  expect([posts(), stateOf(app)]).toEqual([2, `logged-in ${ADA}`])
  expect(tokenOf()).not.toBe(next.value)
})

test('a session that is over is not refreshed any more (W03)', async () => {
  const { app, due, posts, pass } = await signedIn()
  await app.authStore.logout()
  await due()
  await pass(HALF_DAY)
  expect([posts(), stateOf(app)]).toEqual([0, 'logged-out signed-out'])
})

test('a token without a stamp that takes the place of a stamped one is not refreshed (W04)', async () => {
  const { app, due, posts, parent, signIn, revoke, token, settle, sentTo } = await signedIn()
  revoke(token)
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  await app.clientStore.getClient({ apiVersion: '2024-11-12' }).fetch(COUNT)
  await due()
  await settle()
  expect([posts(), sentTo('/users/me').length, stateOf(app)]).toEqual([0, 2, `logged-in ${ADA}`])
})

test('a new instance in the same page refreshes as the one before did (W05, F32)', async () => {
  const { app, due, posts, instance, load, signIn, settle } = await signedIn()
  await due()
  app.dispose()
  load(`/#token=${signIn(TOMAS).value}`)
  const next = instance()
  await settle()
  expect(stateOf(next)).toBe(`logged-in ${TOMAS}`)
  await due()
  expect(posts()).toBe(2)
})

test('a refresh that is under way when the instance goes is not followed (W30)', async () => {
  const { app, due, hold, settle, clock, tokenOf, token } = await signedIn()
  const release = hold('/auth/refresh-token')
  await due()
  app.dispose()
  release()
  await settle()
  expect([tokenOf(), clock.pending()]).toEqual([token.value, 0])
})
