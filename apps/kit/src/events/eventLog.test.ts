import { expect, test } from 'vitest'
import { createEventLog } from './eventLog.ts'

test('the newest line comes first, with its time', () => {
  let now = 100
  const log = createEventLog({ now: () => now })
  log.append({ title: 'first', tone: 'plain' })
  now = 200
  log.append({ title: 'second', tone: 'good' })

  expect(log.lines().map(({ id, at, title }) => [id, at, title])).toEqual([
    [2, 200, 'second'],
    [1, 100, 'first'],
  ])
})

test('a log forgets its oldest lines', () => {
  const log = createEventLog({ limit: 2 })
  for (const title of ['a', 'b', 'c']) log.append({ title, tone: 'plain' })

  expect(log.lines().map(({ title }) => title)).toEqual(['c', 'b'])
})

test('a token in a line is not kept', () => {
  const token = `sk${'a1'.repeat(20)}-st7`
  const log = createEventLog()
  log.append({ title: `Got ${token}`, detail: `#token=${token}`, tone: 'plain' })

  expect(JSON.stringify(log.lines())).not.toContain('a1a1')
})

test('listeners hear of each line until they stop, and the list is the same between lines', () => {
  const log = createEventLog()
  let calls = 0
  const stop = log.subscribe(() => {
    calls += 1
  })
  log.append({ title: 'heard', tone: 'plain' })
  expect(log.lines()).toBe(log.lines())
  stop()
  log.append({ title: 'not heard', tone: 'plain' })

  expect(calls).toBe(1)
})
