import { expect, test } from 'vitest'
import { realtimeUrl } from './realtimeUrl.ts'

const token = { type: 'token', token: 'T 1' } as const
const own = { type: 'own', text: '{"type":"auth","access_token":"T2"}' } as const

test.each([
  ['https://cms.example.com', undefined, false, token, 'wss://cms.example.com/websocket'],
  ['http://localhost:8055', undefined, false, token, 'ws://localhost:8055/websocket'],
  ['https://example.com/cms/', undefined, false, token, 'wss://example.com/cms/websocket'],
  ['wss://example.com/socket', undefined, false, token, 'wss://example.com/socket'],
  ['https://a.example', 'wss://b.example/ws', false, token, 'wss://b.example/ws'],
  ['https://a.example', undefined, true, token, 'wss://a.example/websocket?access_token=T+1'],
  ['https://a.example', undefined, true, own, 'wss://a.example/websocket?access_token=T2'],
])('%s, given %s, strict: %s', (...row) => {
  const [base, given, isStrict, auth, expected] = row
  expect(realtimeUrl({ base: new URL(base), given, isStrict }, auth)).toBe(expected)
})
