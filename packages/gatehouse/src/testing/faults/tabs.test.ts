import { describe, expect, test } from 'vitest'
import { leaseLock } from '../../ports/leaseLock.ts'
import { createStage, LIFETIME_MS, type Stage, tokenIn } from './stage.ts'

function whoIsWhere({ actors }: Stage): readonly (string | undefined)[] {
  return actors.map(({ store }) => {
    const state = store.getState()
    return state.type === 'logged-in' ? state.currentUser?.id : undefined
  })
}

/** Plays `act` after each single step of a renewal, each time in a world of its own. */
async function atEachStep(
  begin: (stage: Stage) => void,
  act: (stage: Stage) => Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const stage = createStage({ tabs: 2 })
    await stage.signIn()
    begin(stage)
    for (let step = 0; step < steps; step += 1) await stage.world.scheduler.step()
    const isOver = stage.world.scheduler.pending().every(({ label }) => label === 'timer')
    await act(stage)
    if (isOver && steps > 0) return steps
  }
}

test('F17: a logout at each step of a renewal leaves no token anywhere', async () => {
  const steps = await atEachStep(
    ({ actor }) => {
      actor()
        .store.refresh()
        .catch(() => undefined)
    },
    async (stage) => {
      const out = stage.actor().store.logout()
      await stage.world.settle()
      await out
      await stage.world.advance(1_000)
      expect(stage.types()).toEqual(['logged-out', 'logged-out'])
      expect(stage.world.ledger.text() + stage.world.storage.text()).not.toContain('cnry')
      // The server knows: neither the former token nor a late one serves any more.
      const last = stage.server.lookUp('cnry-access-1')
      expect(last?.session.isRevoked).toBe(true)
    },
  )
  expect(steps).toBeGreaterThan(4)
})

test('F18: a login at each step of a logout wins', async () => {
  const steps = await atEachStep(
    ({ actor }) => {
      actor()
        .store.logout()
        .catch(() => undefined)
    },
    async (stage) => {
      stage.actor().store.setCredential(stage.server.signIn('bob'), { id: 'bob', name: 'Bob' })
      await stage.world.advance(1_000)
      expect(whoIsWhere(stage)).toEqual(['bob', 'bob'])
    },
  )
  expect(steps).toBeGreaterThan(3)
})

test('F19: another person signs in elsewhere at each step of a renewal, and is adopted', async () => {
  await atEachStep(
    ({ actor }) => {
      actor()
        .store.refresh()
        .catch(() => undefined)
    },
    async (stage) => {
      stage.actor(1).store.setCredential(stage.server.signIn('bob'), { id: 'bob', name: 'Bob' })
      await stage.world.advance(1_000)
      expect(whoIsWhere(stage)).toEqual(['bob', 'bob'])
      expect(stage.world.ledger.peek('token-server')).toMatchObject({ user: { id: 'bob' } })
    },
  )
})

test('F20: a hundred tabs wake together, and one of them renews (B2)', async () => {
  const stage = createStage({ tabs: 100 })
  await stage.signIn()
  stage.world.sleep(8 * 3_600_000)
  await stage.world.advance(5_000)
  expect(stage.requests('/token')).toHaveLength(1)
  const tokens = stage.actors.map((_, index) => stage.token(index))
  expect(new Set(tokens).size).toBe(1)
})

test('F21: the tab that holds the lock is killed, and the next one goes on', async () => {
  const stage = createStage({ tabs: 2, graceMs: 60_000 })
  await stage.signIn()
  stage.world.network.faultNext({ type: 'hang' })
  stage
    .actor()
    .store.refresh()
    .catch(() => undefined)
  const second = stage.actor(1).store.refresh()
  await stage.world.settle()
  expect(stage.world.locks.claims(0)).toBe(1)
  stage.actor().tab.kill()
  await stage.world.advance(1_000)
  expect(tokenIn(await second)).toBe(stage.token(1))
})

test('F22: the tab that holds the lock is frozen: the others wait, look, and never rob it', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  stage.world.network.faultNext({ type: 'delay', ms: 5_000 })
  stage
    .actor()
    .store.refresh()
    .catch(() => undefined)
  await stage.world.settle()
  stage.actor().tab.freeze({ untold: true })
  const second = stage.actor(1).store.refresh()
  second.catch(() => undefined)
  await stage.world.advance(29_000)
  expect(stage.requests('/token')).toHaveLength(1)
  expect(stage.actor(1).store.getState().type).toBe('logged-in')
  stage.actor().tab.thaw()
  await stage.world.advance(60_000)
  expect(stage.types()).toEqual(['logged-in', 'logged-in'])
  expect(stage.token()).toBe(stage.token(1))
})

test('F23: without locks a lease in the ledger does, and a server with grace bears a duplicate', async () => {
  const stage = createStage({
    tabs: 5,
    graceMs: 10_000,
    wrapEnvironment: (environment) => {
      const { ledger, clock } = environment
      return { ...environment, lock: leaseLock({ ledger, clock }) }
    },
  })
  await stage.signIn()
  for (const { store } of stage.actors) store.refresh().catch(() => undefined)
  await stage.world.advance(20_000)
  expect(stage.requests('/token').length).toBeLessThanOrEqual(2)
  expect(stage.types()).toEqual(stage.actors.map(() => 'logged-in'))
})

test('F23: locks that are refused fail the renewal, not the session', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.locks.refuse(true)
  await stage.world.advance(2 * LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in'])
  stage.world.locks.refuse(false)
  await stage.world.advance(LIFETIME_MS)
  expect(stage.requests('/token').length).toBeGreaterThan(0)
})

test('F24: without a channel a tab learns of a logout when it is looked at', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  stage.world.channel.cut(true)
  const out = stage.actor().store.logout()
  await stage.world.settle()
  await out
  stage.actor(1).tab.tell('woke')
  await stage.world.settle()
  expect(stage.types()).toEqual(['logged-out', 'logged-out'])
})

describe('F25, F26: a message says only "look", whoever sent it', () => {
  const messages = [0, 1, Number.MAX_SAFE_INTEGER, -1, Number.NaN]
  test.each(messages)('version %d changes nothing', async (version) => {
    const stage = createStage({ tabs: 2 })
    await stage.signIn()
    const states = stage.actors.map(({ store }) => store.getState())
    for (let times = 0; times < 3; times += 1) {
      stage.world.channel.forge({ name: 'token-server', version })
    }
    await stage.world.advance(1_000)
    expect(stage.actors.map(({ store }) => store.getState())).toEqual(states)
    stage.actors.forEach(({ store }, index) => {
      expect(store.getState()).toBe(states[index])
    })
  })
})
