/** What the vendor's SDK left in storage is a session, too. I2, F14, F15. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADA, TOMAS } from '../testing/createSanityWorld.ts'
import { OAUTH_TOKENS_KEY } from './oauthMirror.ts'
import { createOAuthWorld, type OAuthWorld, SESSION, wordOf } from './testing/oauthWorld.ts'

const HOUR = 3_600_000
const TOKEN = '/auth/oauth/token'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

const refreshes = () =>
  world.sentTo(TOKEN).filter(({ body }) => body.includes('grant_type=refresh_token'))

/** Leaves in storage what a sign-in would, and no more: no record, no page. */
async function leftBehind(person = ADA): Promise<string> {
  const tab = await world.signIn(person)
  tab.store.dispose()
  const text = world.stored.get(OAUTH_TOKENS_KEY) ?? ''
  await tab.environment.ledger.update(SESSION, () => undefined)
  return text
}

async function opened() {
  const tab = world.open()
  await world.settle()
  return tab
}

test('a session that the vendor left is gone on with, once the platform has said whose it is', async () => {
  const text = await leftBehind()
  const requests = world.sent.length
  const tab = await opened()
  expect([wordOf(tab), world.sent.length]).toEqual([`logged-in ${ADA}`, requests + 1])
  expect(world.stored.get(OAUTH_TOKENS_KEY)).toBe(text)
})

test('one that has run out is renewed first, by one tab only (I2)', async () => {
  await leftBehind()
  world.clock.advance(2 * HOUR)
  const tabs = [world.open(), world.open(), world.open()]
  await world.settle()
  expect(tabs.map(wordOf)).toEqual(Array(3).fill(`logged-in ${ADA}`))
  expect(refreshes()).toHaveLength(1)
  expect(world.emulator.world.counters).toMatchObject({ oauthRefreshes: 1, oauthReuses: 0 })
})

test('one that can be renewed no more is dropped, and nobody is signed in', async () => {
  await leftBehind()
  world.clock.advance(31 * 24 * HOUR)
  const tab = await opened()
  expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out', []])
})

test('one that cannot be renewed now is an error that passes, and stays where it is', async () => {
  const text = await leftBehind()
  world.clock.advance(2 * HOUR)
  const clear = world.emulator.faults.add({ kind: 'status', status: 503, match: { path: TOKEN } })
  const tab = await opened()
  expect([wordOf(tab), world.stored.get(OAUTH_TOKENS_KEY)]).toEqual(['error network', text])
  clear()
  await tab.store.login()
  expect([wordOf(tab), tab.page.left]).toEqual([`logged-in ${ADA}`, []])
})

test('one that the platform takes no more is dropped', async () => {
  await leftBehind()
  for (const token of world.emulator.world.tokens.values()) token.status = 'revoked'
  const tab = await opened()
  expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out', []])
})

test('nonsense is no session, and breaks none (F14)', async () => {
  const tab = await world.signIn()
  tab.store.dispose()
  tab.environment.storage.set(OAUTH_TOKENS_KEY, '{"accessToken":')
  const again = await opened()
  expect(wordOf(again)).toBe(`logged-in ${ADA}`)
  const renewed = again.store.refresh()
  await world.settle()
  await renewed
  expect(JSON.parse(world.stored.get(OAUTH_TOKENS_KEY) ?? '')).toHaveProperty('refreshToken')
})

test('somebody whom other code signs in takes over, in tabs that run, too', async () => {
  const theirs = await leftBehind(TOMAS)
  world.clear()
  const tab = await world.signIn(ADA)
  const other = await opened()
  await world.pass(10_000)
  expect([tab, other].map(wordOf)).toEqual(Array(2).fill(`logged-in ${ADA}`))
  other.environment.storage.set(OAUTH_TOKENS_KEY, theirs)
  await world.settle()
  expect([tab, other].map(wordOf)).toEqual(Array(2).fill(`logged-in ${TOMAS}`))
})

test('other code that signs out signs out here, too; cleared data does as well (F15)', async () => {
  const tab = await world.signIn()
  const other = await opened()
  await world.pass(10_000)
  other.environment.storage.remove(OAUTH_TOKENS_KEY)
  await world.settle()
  expect(wordOf(tab)).toBe('logged-out storage-cleared')
  const again = await opened()
  expect(wordOf(again)).toMatch(/^logged-out/)
})

describe('while one that has run out is renewed', () => {
  /** A tab that has asked for the renewal, and a session of ADA's that begins before the answer. */
  async function overtaken(age: number) {
    const theirs = await leftBehind(TOMAS)
    world.clock.advance(age)
    world.clear()
    const begun = world.open('/')
    await world.settle()
    const answer = await world.answerOf(begun, ADA)
    begun.environment.storage.set(OAUTH_TOKENS_KEY, theirs)
    const release = world.hold(TOKEN)
    const slow = world.open()
    await world.settle()
    expect(refreshes()).toHaveLength(1)
    // Only the answer that is kept back already goes on being so.
    world.hold(TOKEN)()
    const tab = world.open(answer)
    await world.settle()
    const copy = world.stored.get(OAUTH_TOKENS_KEY)
    expect([wordOf(tab), copy === theirs]).toEqual([`logged-in ${ADA}`, false])
    release()
    await world.settle()
    await world.pass(15_000)
    return { tabs: [tab, slow], copy }
  }

  test.each([
    ['is renewed', 2 * HOUR],
    ['is dead', 31 * 24 * HOUR],
  ])('somebody signs in: theirs is the session, though the other %s (I1, F17)', async (_, age) => {
    const { tabs, copy } = await overtaken(age)
    expect(tabs.map(wordOf)).toEqual(Array(2).fill(`logged-in ${ADA}`))
    expect(world.stored.get(OAUTH_TOKENS_KEY)).toBe(copy)
  })

  test('other code takes it away: it stays away, and what came is given back (I1, F17)', async () => {
    await leftBehind()
    world.clock.advance(2 * HOUR)
    const release = world.hold(TOKEN)
    const tab = world.open()
    await world.settle()
    tab.environment.storage.remove(OAUTH_TOKENS_KEY)
    release()
    await world.settle()
    expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out', []])
    expect(world.emulator.world.counters).toMatchObject({ oauthRefreshes: 1, oauthRevocations: 1 })
  })

  test('a sign-out leaves no tokens (I1, F17)', async () => {
    await leftBehind()
    world.clock.advance(2 * HOUR)
    const release = world.hold(TOKEN)
    const tab = world.open()
    await world.settle()
    await tab.store.logout()
    release()
    await world.settle()
    expect([...world.stored]).toEqual([])
    expect(wordOf(await opened())).toBe('logged-out')
  })
})

test('one that has run out beside a session of ours is a leftover: its token is not sent (I2, F21)', async () => {
  const tab = await world.signIn()
  const old = world.stored.get(OAUTH_TOKENS_KEY) ?? ''
  await world.pass(2 * HOUR)
  tab.store.dispose()
  // As a data store may bring it back that was not written through when the browser was killed.
  tab.environment.storage.set(OAUTH_TOKENS_KEY, old)
  world.clock.advance(60_000)
  const again = await opened()
  await world.pass(3 * HOUR)
  expect(wordOf(again)).toBe(`logged-in ${ADA}`)
  expect(world.emulator.world.counters).toMatchObject({ oauthReuses: 0 })
})
