import { expect, test } from 'vitest'
import { readDashboardContext, withoutSid } from './dashboardContext.ts'

const read = (raw: string) =>
  readDashboardContext(`https://app.example/?_context=${encodeURIComponent(raw)}`)

test('what the dashboard says of itself is read, and what is not known is left out', () => {
  expect(read('{"mode":"core-ui","env":"production","orgId":"o1","later":1}')).toEqual({
    type: 'present',
    context: { mode: 'core-ui', env: 'production', orgId: 'o1' },
  })
})

test('the session id stands beside the context, never in it', () => {
  const reading = read('{"orgId":"o1","sid":"S"}')
  expect(reading).toEqual({ type: 'present', context: { orgId: 'o1' }, sid: 'S' })
})

test.each([
  ['https://app.example/'],
  ['https://app.example/#_context={"a":1}'],
  [''],
  ['nonsense'],
])('there is no context in %j', (href) => {
  expect(readDashboardContext(href)).toEqual({ type: 'absent' })
})

test('an empty object is no context, as for the vendor', () => {
  expect(read('{}')).toEqual({ type: 'absent' })
})

test.each([
  ['nothing', ''],
  ['JSON that was cut off', '{"orgId":"o1'],
  ['an array', '[]'],
  ['a string', '"core-ui"'],
  ['null', 'null'],
  ['a number', '5'],
  ['an organization that is no string', '{"orgId":{"$ne":""}}'],
  ['a session id that is no string', '{"sid":5}'],
  ['5,000 characters', JSON.stringify({ orgId: 'x'.repeat(5_000) })],
])('a _context of %s is malformed, with a sentence that does not repeat it', (_, raw) => {
  const reading = read(raw)
  expect(reading).toMatchObject({
    type: 'malformed',
    error: { code: 'url-malformed', recoverable: true },
  })
})

test('a context cannot reach a prototype (S13)', () => {
  const reading = read(
    '{"__proto__":{"orgId":"evil"},"constructor":{"prototype":{"x":1}},"mode":"m"}',
  )
  expect(reading).toEqual({ type: 'present', context: { mode: 'm' } })
  expect(reading.type === 'present' && reading.context.orgId).toBeUndefined()
  expect(({} as Record<string, unknown>).orgId).toBeUndefined()
})

test('a raw context without a session id is the very same string', () => {
  const raw = '{ "mode": "core-ui" ,"orgId":"sidney" }'
  expect(withoutSid(raw)).toBe(raw)
  expect(withoutSid('{"mode":"x","sid":"S"}')).toBe('{"mode":"x"}')
  expect(withoutSid('{"sid":"S"')).toBeUndefined()
})
