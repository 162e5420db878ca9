import { expect, test } from 'vitest'
import { timeCalls } from './timeCalls.ts'

test('a call is as long as the batches say, and one slow batch of five does not show', async () => {
  let batches = 0
  const ms = await timeCalls((calls) => (++batches % 5 === 0 ? 900 : 0.25) * calls)
  expect(ms).toBe(0.25)
})

test('a batch is filled with as many calls as take about a millisecond', async () => {
  let last = 0
  await timeCalls((calls) => {
    last = calls
    return calls * 0.125
  })
  expect(last).toBe(8)
})
