import type { Clock } from '../../ports/clock.ts'
import type { ContractTools } from './contractTools.ts'

/** A clock, and the hand that moves it. */
export interface ClockInHand {
  readonly clock: Clock
  /** Lets that many milliseconds go by, be it months, and what is due happen. */
  readonly pass: (ms: number) => Promise<void>
}

const longestTimerMs = 2 ** 31 - 1
const dayMs = 86_400_000

/** What every {@link Clock} has to do. `makeClock` gives one whose time the test moves. */
export function clockContract(tools: ContractTools, makeClock: () => ClockInHand): void {
  const { test, expect } = tools

  /** How often a task set for `ms` has run after each of the given stretches of time. */
  const runsAfter = async (ms: number, ...stretches: readonly number[]): Promise<number[]> => {
    const { clock, pass } = makeClock()
    let runs = 0
    const stop = clock.after(ms, () => {
      runs += 1
    })
    const counts: number[] = []
    for (const stretch of stretches) {
      await pass(stretch)
      counts.push(runs)
    }
    stop()
    return counts
  }

  test('both clocks go on by what has passed', async () => {
    const { clock, pass } = makeClock()
    const before = clock.now()
    await pass(1_000)
    const after = clock.now()
    expect(after.mono - before.mono).toBeCloseTo(1_000, -1)
    expect(after.wall - before.wall).toBeCloseTo(1_000, -1)
  })

  test('a task runs once, when its time has come and not before', async () => {
    expect(await runsAfter(1_000, 999, 1, 5_000)).toEqual([0, 1, 1])
  })

  test('a task without a wait runs later than the call that sets it', async () => {
    for (const ms of [0, -1]) {
      const { clock, pass } = makeClock()
      let ran = false
      clock.after(ms, () => {
        ran = true
      })
      expect(ran).toBe(false)
      await pass(2)
      expect(ran).toBe(true)
    }
  })

  test('a stopped task never runs, and stopping afterwards is no error', async () => {
    const { clock, pass } = makeClock()
    const ran: string[] = []
    const stop = clock.after(1_000, () => ran.push('stopped'))
    const stopLater = clock.after(1_000, () => ran.push('kept'))
    await pass(500)
    stop()
    await pass(5_000)
    stopLater()
    expect(ran).toEqual(['kept'])
  })

  test('a task may set the next one and stop itself', async () => {
    const { clock, pass } = makeClock()
    let runs = 0
    let stop = (): void => {}
    const again = (): void => {
      stop()
      runs += 1
      stop = clock.after(100, again)
    }
    stop = clock.after(100, again)
    for (let step = 0; step < 5; step += 1) await pass(100)
    stop()
    await pass(1_000)
    expect(runs).toBe(5)
  })

  for (const offset of [-1, 0, 1]) {
    test(`a wait of 24.8 days ${offset} ms ends on time`, async () => {
      const ms = longestTimerMs + offset
      expect(await runsAfter(ms, 1, ms - 2, 1)).toEqual([0, 0, 1])
    })
  }

  test('a wait of 100 days ends on time', async () => {
    expect(await runsAfter(100 * dayMs, 100 * dayMs - 1, 1)).toEqual([0, 1])
  })

  test('a wait of 100 days is stopped in its last piece', async () => {
    const { clock, pass } = makeClock()
    let ran = false
    const stop = clock.after(100 * dayMs, () => {
      ran = true
    })
    await pass(99 * dayMs)
    stop()
    await pass(10 * dayMs)
    expect(ran).toBe(false)
  })

  test('a wait for ever does not end at once', async () => {
    for (const ms of [Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
      expect(await runsAfter(ms, 10, 60 * dayMs)).toEqual([0, 0])
    }
  })
}
