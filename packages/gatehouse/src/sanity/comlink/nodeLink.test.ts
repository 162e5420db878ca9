import { expect, test } from 'vitest'
import { type NodeLink, type NodeStep, nodeStatus, receive } from './nodeLink.ts'

const origin = 'https://dashboard.example'
const on = { origin, channelId: 'chn-1' }
const idle: NodeLink = { type: 'idle' }
const handshaking: NodeLink = { type: 'handshaking', ...on }
const connected: NodeLink = { type: 'connected', ...on }
const resuming: NodeLink = { type: 'resuming', ...on }
const disconnected: NodeLink = { type: 'disconnected', origin }

type Row = readonly [NodeLink, string, NodeLink['type'], NodeStep]
const rows: readonly Row[] = [
  [idle, 'handshake/syn', 'handshaking', 'acknowledge'],
  [idle, 'handshake/ack', 'idle', 'ignore'],
  [idle, 'response', 'idle', 'ignore'],
  [handshaking, 'handshake/syn', 'handshaking', 'acknowledge'],
  [handshaking, 'handshake/ack', 'connected', 'open'],
  [handshaking, 'response', 'handshaking', 'ignore'],
  [handshaking, 'disconnect', 'disconnected', 'close'],
  [connected, 'handshake/syn', 'resuming', 'acknowledge'],
  [connected, 'handshake/ack', 'connected', 'ignore'],
  [connected, 'handshake/syn-ack', 'connected', 'ignore'],
  [connected, 'response', 'connected', 'settle'],
  [connected, 'heartbeat', 'connected', 'respond'],
  [connected, 'anything/else', 'connected', 'respond'],
  [connected, 'disconnect', 'disconnected', 'close'],
  [resuming, 'handshake/syn', 'resuming', 'acknowledge'],
  [resuming, 'handshake/ack', 'connected', 'open'],
  [resuming, 'response', 'resuming', 'ignore'],
  [disconnected, 'handshake/syn', 'handshaking', 'acknowledge'],
  [disconnected, 'response', 'disconnected', 'ignore'],
]

test.each(rows)('%o, hearing %s, is then %s and has to %s', (...row) => {
  const [link, word, type, step] = row
  const [next, what] = receive(link, origin, { type: `comlink/${word}`, channelId: 'chn-1' })
  expect([next.type, what]).toEqual([type, step])
})

test.each([handshaking, connected, resuming, disconnected])(
  'once a parent is known, no word of another origin changes anything: %o (F36)',
  (link) => {
    for (const [, word] of rows) {
      const message = { type: `comlink/${word}`, channelId: 'chn-1' }
      expect(receive(link, 'https://evil.example', message)).toEqual([link, 'ignore'])
    }
  },
)

test('a word of another channel is ignored, but for a syn, which opens that channel', () => {
  for (const word of ['handshake/ack', 'response', 'disconnect', 'heartbeat']) {
    const message = { type: `comlink/${word}`, channelId: 'chn-0' }
    expect(receive(connected, origin, message)).toEqual([connected, 'ignore'])
    expect(receive(handshaking, origin, message)).toEqual([handshaking, 'ignore'])
  }
  expect(
    receive(connected, origin, { type: 'comlink/handshake/syn', channelId: 'chn-2' })[0],
  ).toEqual({ type: 'resuming', origin, channelId: 'chn-2' })
})

test('starting over is not told to the outside', () => {
  expect(nodeStatus(resuming)).toBe('connected')
  expect(nodeStatus(handshaking)).toBe('handshaking')
})
