import { expect, test } from 'vitest'
import { plain } from '../../machine/credential.ts'
import { COPY_KEY } from '../strategies/tokenServerStrategy.ts'
import { createStage, LIFETIME_MS, type Stage } from './stage.ts'

/** As other code of the same origin, which knows nothing of the ledger. */
function writeCopy({ world }: Stage, value: object | null): void {
  const storage = world.storage.forTab(-1)
  if (value === null) storage.remove(COPY_KEY)
  else storage.set(COPY_KEY, JSON.stringify(value))
}

/** Longer than a record and its copy may differ. */
const SETTLED_MS = 6_000

test('other code signs somebody in where nobody was: all tabs follow', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.world.settle()
  const credential = stage.server.signIn('bob')
  writeCopy(stage, plain(credential))
  await stage.world.advance(1_000)
  expect([stage.token(0), stage.token(1)]).toEqual([credential.token, credential.token])
})

test('other code signs somebody else in: his credential is looked into first, then all tabs follow (I5)', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  await stage.world.advance(SETTLED_MS)
  const { token } = stage.server.signIn('bob')
  writeCopy(stage, { token })
  await stage.world.advance(1_000)
  for (const { store } of stage.actors) {
    expect(store.getState()).toMatchObject({ token, currentUser: { id: 'bob' } })
  }
  expect(stage.requests('/token')).toEqual([])
})

test('a copy that the backend refuses changes nothing, and is put right (F26)', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  await stage.world.advance(SETTLED_MS)
  const before = stage.token()
  writeCopy(stage, { token: 'forged' })
  await stage.world.advance(1_000)
  expect([stage.types(), stage.token()]).toEqual([['logged-in', 'logged-in'], before])
  expect(stage.world.storage.text()).toContain(before)
})

test('one that cannot be looked into for now does not keep the session from renewing itself', async () => {
  const stage = createStage()
  await stage.signIn()
  await stage.world.advance(SETTLED_MS)
  const { token } = stage.server.signIn('ada')
  stage.world.network.fault({ type: 'answer', status: 503 })
  writeCopy(stage, { token })
  await stage.world.advance(LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in'])
  stage.world.network.fault(undefined)
  stage.server.revoke('nobody')
  await stage.world.advance(2 * LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in'])
})

test('a copy that is taken away signs out everywhere (F15), but not while it may not be written yet', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  writeCopy(stage, null)
  await stage.world.advance(1_000)
  expect(stage.types()).toEqual(['logged-in', 'logged-in'])
  const renewed = stage.actor().store.refresh()
  await stage.world.advance(SETTLED_MS)
  await renewed
  writeCopy(stage, null)
  await stage.world.advance(1_000)
  for (const { store } of stage.actors) {
    // Whichever tab finds out first, and whether another hears of it from that one.
    expect(store.getState()).toMatchObject({ reason: { code: 'storage-cleared' } })
  }
})

test('a sign-in that begins while a sign-out is not written yet does not find the former session (F18)', async () => {
  const stage = createStage()
  await stage.signIn()
  const { store } = stage.actor()
  const out = store.logout()
  const back = store.login()
  await stage.world.advance(1_000)
  await Promise.all([out, back])
  expect(stage.types()).toEqual(['logged-out'])
})

test('a copy that cannot be brought up to date is taken away: nobody may take the old one for a newer (F11)', async () => {
  const stage = createStage({
    wrapEnvironment: (environment) => ({
      ...environment,
      storage: {
        ...environment.storage,
        set() {
          throw new DOMException('full', 'QuotaExceededError')
        },
      },
    }),
  })
  writeCopy(stage, { token: 'older' })
  await stage.signIn()
  expect([stage.types(), stage.world.storage.text()]).toEqual([['logged-in'], '[]'])
})

test('a storage that is full costs no tab its session, and no reload (F11, W08)', async () => {
  const stage = createStage({
    wrapEnvironment: (environment) => ({
      ...environment,
      storage: {
        ...environment.storage,
        set() {
          throw new DOMException('full', 'QuotaExceededError')
        },
      },
    }),
  })
  await stage.signIn()
  await stage.world.advance(SETTLED_MS)
  stage.open()
  await stage.world.advance(1_000)
  expect(stage.types()).toEqual(['logged-in', 'logged-in'])
})

test('a copy of before, left by a write that was lost, is no news: its refresh token is not sent again (I2)', async () => {
  const stage = createStage()
  await stage.signIn()
  const old = stage.world.storage.forTab(-1).get(COPY_KEY)
  const renewed = stage.actor().store.refresh()
  await stage.world.advance(SETTLED_MS)
  await renewed
  stage.world.storage.forTab(-1).set(COPY_KEY, old ?? '')
  stage.open()
  await stage.world.advance(2 * LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in', 'logged-in'])
  const sent = await Promise.all(stage.requests('/token').map((request) => request.text()))
  expect(new Set(sent).size).toBe(sent.length)
})

test('a copy that nobody will look into does not keep a session from renewing itself past its end', async () => {
  const stage = createStage()
  await stage.signIn()
  await stage.world.advance(SETTLED_MS)
  stage.world.network.faultNext({ type: 'answer', status: 403 })
  writeCopy(stage, { token: 'strange' })
  await stage.world.advance(3 * LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in'])
  expect(stage.requests('/token').length).toBeGreaterThan(1)
})
