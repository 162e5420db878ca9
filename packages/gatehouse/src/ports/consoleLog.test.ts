import { beforeEach, expect, test, vi } from 'vitest'
import { consoleLog } from './consoleLog.ts'
import type { LogLevel } from './log.ts'
import { silentLog } from './silentLog.ts'

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']
let lines: unknown[][]

beforeEach(() => {
  lines = []
  for (const level of levels) {
    vi.spyOn(console, level).mockImplementation((...line) => {
      lines.push([level, ...line])
    })
  }
})

test.each([
  [undefined, ['warn', 'error']],
  ['debug', ['debug', 'info', 'warn', 'error']],
  ['info', ['info', 'warn', 'error']],
  ['error', ['error']],
] as const)('with the level %s it writes %j', (level, expected) => {
  const log = consoleLog(level && { level })
  for (const each of levels) log.write({ level: each, event: 'session.refreshed' })
  expect(lines).toEqual(expected.map((each) => [each, '[gatehouse]', 'session.refreshed']))
})

test('the sentence and the detail stand behind the event, never in a format', () => {
  const entry = { level: 'warn', event: '%o', message: '%s', detail: { a: 1 } } as const
  consoleLog().write(entry)
  expect(lines).toEqual([['warn', '[gatehouse]', '%o', '%s', { a: 1 }]])
})

test('a silent log writes nothing', () => {
  for (const level of levels) silentLog().write({ level, event: 'x' })
  expect(lines).toEqual([])
})
