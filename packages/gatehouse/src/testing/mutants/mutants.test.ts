import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvariantViolation } from '../simulation/InvariantViolation.ts'
import { scheduleArbitrary } from '../simulation/scheduleArbitrary.ts'
import { simulate } from '../simulation/simulate.ts'
import { brokenKernels } from './brokenKernels.ts'
import { brokenPorts } from './brokenPorts.ts'

/** Schedules after which an invariant that has not bitten is taken for a toothless one. */
const MOST_SCHEDULES = 4_000

for (const mutant of [...brokenKernels, ...brokenPorts]) {
  test(`the simulation notices when ${mutant.name}`, { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(scheduleArbitrary('shared', 3), async (schedule) => {
      await simulate(schedule, mutant.options)
    })
    const details = await fc.check(property, {
      numRuns: MOST_SCHEDULES,
      seed: 1,
      endOnFailure: true,
    })
    const violation = details.errorInstance
    expect(violation).toBeInstanceOf(InvariantViolation)
    expect(mutant.noticedBy).toContain((violation as InvariantViolation).invariant)
  })
}
