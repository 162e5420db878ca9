import { expect, test } from 'vitest'
import { makeEnvelope, parseEnvelope } from './envelope.ts'

const parts = {
  channelId: 'chn-1',
  from: 'dashboard/channels/sdk',
  to: 'dashboard/nodes/sdk',
  id: 'msg-1',
  type: 'comlink/handshake/syn',
}

test('a message has the members of a captured one, those without a value too', () => {
  expect(Object.keys(makeEnvelope(parts)).sort()).toEqual(
    ['channelId', 'data', 'domain', 'from', 'id', 'responseTo', 'to', 'type'].sort(),
  )
})

test('what is made reads back the same', () => {
  const response = makeEnvelope({ ...parts, data: { token: 't' }, responseTo: 'msg-0' })
  expect(parseEnvelope(structuredClone(response))).toEqual(response)
})

test('a message without the optional members is read', () => {
  expect(parseEnvelope({ ...parts, domain: 'sanity/comlink' })).toEqual(makeEnvelope(parts))
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'sanity/comlink'],
  ['a list', [1]],
  ['another domain', { ...parts, domain: 'sanity/other' }],
  ['no domain', parts],
  ['no id', { ...makeEnvelope(parts), id: undefined }],
  ['an empty type', { ...makeEnvelope(parts), type: '' }],
  ['a channel id that is no string', { ...makeEnvelope(parts), channelId: ['chn-1'] }],
  ['an id of 1 MB', { ...makeEnvelope(parts), id: 'x'.repeat(1_000_000) }],
  ['a responseTo that is no string', { ...makeEnvelope(parts), responseTo: 7 }],
])('%s is not a message', (_, raw) => {
  expect(parseEnvelope(raw)).toBeUndefined()
})

test('inherited members do not count, and extra ones are not carried along (F26)', () => {
  expect(parseEnvelope(Object.create(makeEnvelope(parts)))).toBeUndefined()
  const forged = JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"extra":2}')
  const parsed = parseEnvelope(Object.assign(forged, makeEnvelope(parts)))
  expect(Object.keys(parsed ?? {})).not.toContain('extra')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
})
