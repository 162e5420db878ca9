import { describe, expect, test } from 'vitest'
import { createAuthStore } from '../../createAuthStore.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { tokenServerStrategy } from '../strategies/tokenServerStrategy.ts'
import { createStage, LIFETIME_MS, tokenIn } from './stage.ts'

test('F11: storage is full when a rotation is to be stored: memory has it, and the old one is never sent again', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  stage.world.ledger.weather({ type: 'full' })
  const { store, tab } = stage.actor()
  const renewed = store.refresh()
  await stage.world.advance(1_000)
  const credential = await renewed
  expect(stage.token()).toBe(tokenIn(credential))
  expect(store.getState().type).toBe('logged-in')
  expect(stage.actor(1).store.getState()).toMatchObject({ reason: { code: 'storage-cleared' } })
  const warnings = tab.log().filter(({ event }) => event === 'ledger.unwritable')
  expect(warnings).toHaveLength(1)
  await stage.world.advance(3 * LIFETIME_MS)
  const sent = await Promise.all(stage.requests('/token').map((request) => request.text()))
  expect(new Set(sent).size).toBe(sent.length)
  expect(store.getState().type).toBe('logged-in')
})

test('F11: the session is stored again when there is room', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  stage.world.ledger.weather({ type: 'full' })
  stage
    .actor()
    .store.refresh()
    .catch(() => undefined)
  await stage.world.advance(1_000)
  stage.world.ledger.weather({ type: 'fine' })
  stage.actor().tab.tell('woke')
  await stage.world.advance(1_000)
  expect(stage.types()).toEqual(['logged-in', 'logged-in'])
})

test('F12: storage is out of reach: the session lives in memory, and says so', async () => {
  const store = createAuthStore({
    strategy: tokenServerStrategy(),
    environment: serverEnvironment({ log: { write() {} } }),
  })
  expect(store.persistence()).toBe('none')
  store.setCredential({ token: 'a' }, { id: 'ada', name: 'Ada' })
  expect(store.getState()).toMatchObject({ type: 'logged-in', token: 'a' })
  store.dispose()
  expect(createStage().actor().store.persistence()).toBe('shared')
})

test('F12: the copy under a vendor key throws: the session does not care', async () => {
  const stage = createStage()
  stage.world.storage.blocked(true)
  await stage.signIn()
  expect(stage.types()).toEqual(['logged-in'])
  const out = stage.actor().store.logout()
  await stage.world.settle()
  await out
  expect(stage.types()).toEqual(['logged-out'])
})

test('F13: a read that throws in the middle of a life keeps the last good value', async () => {
  const stage = createStage()
  await stage.signIn()
  const state = stage.actor().store.getState()
  stage.world.ledger.weather({ type: 'broken' })
  stage.actor().tab.tell('woke')
  await stage.world.advance(1_000)
  expect(stage.actor().store.getState()).toBe(state)
})

describe('F14: a record that is none is dropped, without a throw', () => {
  const records: readonly unknown[] = [
    'text',
    { schema: 2, type: 'signedIn', version: 1 },
    { schema: 1, type: 'signedIn', version: -1, credential: { token: 'a' }, user: null },
    {
      schema: 1,
      type: 'signedIn',
      version: 1,
      lineage: 1,
      credential: {},
      user: null,
      receivedAt: 0,
    },
    JSON.parse('{"schema":1,"type":"signedIn","version":1,"__proto__":{"credential":1}}'),
    {
      schema: 1,
      type: 'signedIn',
      version: 1,
      credential: { token: 'a' },
      user: { id: 'ada', name: 'x'.repeat(10_000_000) },
      lineage: 1,
      receivedAt: 0,
    },
  ]
  test.each(records.map((record, index) => [index, record] as const))('%i', async (_, record) => {
    const stage = createStage({ tabs: 0 })
    stage.world.ledger.plant('token-server', record)
    stage.open()
    await stage.world.settle()
    expect(stage.types()).toEqual(['logged-out'])
  })
})

test('F15: the person clears the site data: all tabs are signed out, and say why', async () => {
  const stage = createStage({ tabs: 3 })
  await stage.signIn()
  stage.world.ledger.clear()
  stage.actor(1).tab.tell('woke')
  await stage.world.advance(1_000)
  for (const { store } of stage.actors) {
    expect(store.getState()).toMatchObject({ reason: { code: 'storage-cleared' } })
  }
})

describe('F16: a ledger that is slow by 5 s, or that hangs', () => {
  test.each([{ type: 'slow', ms: 5_000 } as const, { type: 'hung' } as const])(
    '$type',
    async (weather) => {
      const stage = createStage()
      stage.world.ledger.weather(weather)
      await stage.world.advance(10_000)
      expect(stage.types()).toEqual(['logged-out'])
      stage.actor().store.setCredential(stage.server.signIn('ada'), { id: 'ada', name: 'Ada' })
      expect(stage.types()).toEqual(['logged-in'])
      const out = stage.actor().store.logout()
      expect(stage.types()).toEqual(['logged-out'])
      await stage.world.advance(20_000)
      await out
    },
  )
  test('what was asked for first stands first, whatever the first one took', async () => {
    const stage = createStage()
    await stage.world.settle()
    stage.world.ledger.weather({ type: 'slow', ms: 3_000 })
    stage.actor().store.setCredential(stage.server.signIn('ada'), { id: 'ada', name: 'Ada' })
    stage.world.ledger.weather({ type: 'fine' })
    stage.actor().store.setCredential(null)
    await stage.world.advance(10_000)
    expect(stage.world.ledger.peek('token-server')).toMatchObject({ type: 'signedOut' })
  })
})
