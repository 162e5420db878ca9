import { expect, test } from 'vitest'
import { timeTasks } from './timeTasks.ts'

test('each task has a time of its own, and a longer one takes longer', async () => {
  const wait = (turns: number) => async () => {
    for (let turn = 0; turn < turns; turn++) await null
  }
  const { short, long } = await timeTasks({ short: wait(10), long: wait(1_000) })
  expect(short).toBeGreaterThan(0)
  expect(long).toBeGreaterThan(short)
})

test('a task that fails fails the measurement', async () => {
  const failing = () => Promise.reject(new Error('No answer.'))
  await expect(timeTasks({ failing })).rejects.toThrow('No answer.')
})
