import { describe, expect, test } from 'vitest'
import { createStage, LIFETIME_MS, tokenIn } from './stage.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe('F27: a wall clock that is wrong, or jumps, costs one renewal at most', () => {
  const jumps = [HOUR_MS, -HOUR_MS, -DAY_MS, 30 * DAY_MS]
  test.each(jumps)('from the start, by %d ms', async (ms) => {
    const stage = createStage({ tabs: 2 })
    stage.actor(1).tab.setWallOffset(ms)
    await stage.signIn()
    await stage.world.advance(10 * LIFETIME_MS)
    // 45 s and a jitter from one renewal to the next, in whichever tab.
    expect(stage.requests('/token').length).toBeLessThanOrEqual(2 * 14)
    expect(stage.types()).toEqual(['logged-in', 'logged-in'])
  })
  test.each(jumps)('at run time, by %d ms', async (ms) => {
    const stage = createStage()
    await stage.signIn()
    stage.actor().tab.setWallOffset(ms)
    stage.actor().tab.tell('woke')
    await stage.world.advance(40_000)
    stage.actor().tab.setWallOffset(0)
    stage.actor().tab.tell('woke')
    await stage.world.settle()
    expect(stage.requests('/token').length).toBeLessThanOrEqual(1)
    expect(stage.types()).toEqual(['logged-in'])
  })
})

test('F28: a sleep of eight hours ends in one renewal, and nobody saw a login screen', async () => {
  const stage = createStage({ tabs: 3 })
  await stage.signIn()
  stage.world.sleep(8 * HOUR_MS)
  const waiting = stage.actors.map(({ store }) => store.getCredential())
  await stage.world.advance(5_000)
  expect(stage.requests('/token')).toHaveLength(1)
  expect((await Promise.all(waiting)).map(tokenIn)).toEqual([0, 1, 2].map(stage.token))
  for (const { told } of stage.actors) {
    expect(told.every(({ type }) => type === 'logged-in')).toBe(true)
  }
})

test('F29: in a tab whose timers are late, a token that has run out is not handed out', async () => {
  const stage = createStage()
  stage.actor().tab.throttle(true)
  await stage.signIn()
  const expired = stage.token()
  await stage.world.advance(58_900)
  stage.world.network.faultNext({ type: 'delay', ms: 3_000 })
  await stage.world.advance(200)
  const asked = stage.actor().store.getCredential()
  await stage.world.advance(5_000)
  expect(tokenIn(await asked)).not.toBe(expired)
})

describe('F30: a lifetime', () => {
  const weeks = 2 ** 31
  test.each([1, 10, 1_000])('of %d ms makes no hot loop', async (accessLifetimeMs) => {
    const stage = createStage({ accessLifetimeMs })
    await stage.signIn()
    await stage.world.advance(10_000)
    expect(stage.requests('/token').length).toBeLessThanOrEqual(24)
    expect(stage.types()).toEqual(['logged-in'])
  })
  test.each([weeks - 2, weeks - 1, weeks, 30 * DAY_MS])(
    'of %d ms ends in a renewal when it is due, and not before',
    async (accessLifetimeMs) => {
      const stage = createStage({ accessLifetimeMs })
      await stage.signIn()
      await stage.world.advance(accessLifetimeMs - 60_000)
      expect(stage.requests('/token')).toHaveLength(0)
      await stage.world.advance(60_000)
      expect(stage.requests('/token')).toHaveLength(1)
    },
  )
  test('of for ever is never renewed', async () => {
    const stage = createStage({ accessLifetimeMs: Number.MAX_SAFE_INTEGER })
    await stage.signIn()
    await stage.world.advance(100 * DAY_MS)
    expect(stage.requests('/token')).toHaveLength(0)
    expect(stage.types()).toEqual(['logged-in'])
  })
})
