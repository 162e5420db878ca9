/// <reference types="node" />
import fc from 'fast-check'
import { test } from 'vitest'
import { scheduleArbitrary } from './scheduleArbitrary.ts'
import { simulate } from './simulate.ts'

for (const [shape, tabs] of [
  ['shared', 2],
  ['shared', 5],
  ['parent', 2],
] as const) {
  test(`${shape}, ${tabs} tabs`, { timeout: 600_000 }, async () => {
    const t = performance.now()
    let steps = 0
    let n = 0
    await fc.assert(
      fc.asyncProperty(scheduleArbitrary(shape, tabs), async (schedule) => {
        n++
        steps += (await simulate(schedule)).steps
      }),
      {
        numRuns: Number(process.env.N ?? 300),
        endOnFailure: false,
        seed: Number(process.env.SEED ?? Date.now() % 100000),
      },
    )
    console.log(
      shape,
      tabs,
      n,
      'runs',
      ((performance.now() - t) / n).toFixed(2),
      'ms each',
      steps / n,
      'steps',
    )
  })
}
