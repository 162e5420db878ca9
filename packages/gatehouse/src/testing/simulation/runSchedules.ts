/// <reference types="node" />
import process from 'node:process'
import fc from 'fast-check'
import type { Schedule, SessionShape } from './command.ts'
import { InvariantViolation } from './InvariantViolation.ts'
import { scheduleArbitrary } from './scheduleArbitrary.ts'
import { type SimulationOptions, simulate } from './simulate.ts'

/** Which runs, and how large a share of all of them. */
export interface Share {
  readonly shape: SessionShape
  readonly tabs: number
  /** Of all schedules of a test run; the shares of all files make one. */
  readonly share: number
  /** What takes the place of the kernel's own parts in each run. @defaultValue nothing */
  readonly options?: () => SimulationOptions
}

/** Schedules of a normal test run, over all files; `SCHEDULES` in the environment says another number. */
const ALL_SCHEDULES = 21_000

/**
 * Plays random schedules and prints how many. `SEED` in the environment begins elsewhere.
 *
 * @throws Error with a test that replays the smallest schedule that broke the contract
 */
export async function runSchedules({
  shape,
  tabs,
  share,
  options = () => ({}),
}: Share): Promise<void> {
  const { SCHEDULES, SEED } = process.env
  const numRuns = Math.ceil(share * Number(SCHEDULES ?? ALL_SCHEDULES))
  const rejections: unknown[] = []
  const listen = (reason: unknown): void => void rejections.push(reason)
  process.on('unhandledRejection', listen)
  // Stacks are a tenth of the time, and nobody reads them.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  let runs = 0
  let steps = 0
  const began = performance.now()
  const property = fc.asyncProperty(scheduleArbitrary(shape, tabs), async (schedule) => {
    rejections.length = 0
    const report = await simulate(schedule, options())
    runs += 1
    steps += report.steps
    if (rejections.length > 0) throw unhandled(rejections[0], schedule)
  })
  // The same schedules each time, so that a normal run tells of a change; a deep one looks for news.
  const seed = Number(SEED ?? (SCHEDULES === undefined ? 1 : Date.now() % 2 ** 31))
  const { counterexample, errorInstance, counterexamplePath } = await fc.check(property, {
    numRuns,
    seed,
  })
  process.off('unhandledRejection', listen)
  Error.stackTraceLimit = stackTraceLimit
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const where = `${shape} session, ${tabs} tabs, seed ${seed}`
  if (!counterexample) {
    console.log(`${runs} schedules (${where}): ${steps} steps in ${seconds} s`)
    return
  }
  throw new Error(
    `${messageOf(errorInstance)}\n${where}, path ${counterexamplePath}\n\n${replay(counterexample[0])}`,
    { cause: errorInstance },
  )
}

function unhandled(reason: unknown, schedule: Schedule): InvariantViolation {
  const sentence = `A rejection that nobody handled: ${messageOf(reason)}`
  return new InvariantViolation('I10', sentence, { schedule, moves: schedule.moves.length })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A test to be pasted. */
function replay(schedule: Schedule): string {
  return `test('replay', async () => {\n  await simulate(${JSON.stringify(schedule, null, 2)})\n})`
}
