import { expect, test, vi } from 'vitest'
import { makeEnvelope } from './envelope.ts'
import { CHANNEL_NAME, NODE_NAME, TOKEN_REQUEST } from './protocol.ts'
import { nodeScene, parentOrigin } from './testing/nodeScene.ts'

test('it answers every syn and is connected by the ack', () => {
  const { node, say, heard } = nodeScene()
  expect(node.status()).toBe('idle')
  say('comlink/handshake/syn')
  say('comlink/handshake/syn')
  expect(node.status()).toBe('handshaking')
  expect(heard('comlink/handshake/syn-ack')).toHaveLength(2)
  expect(heard('comlink/handshake/syn-ack')[0]).toMatchObject({
    targetOrigin: parentOrigin,
    data: { channelId: 'chn-1', domain: 'sanity/comlink', from: NODE_NAME, to: CHANNEL_NAME },
  })
  say('comlink/handshake/ack')
  expect(node.status()).toBe('connected')
  expect(node.origin()).toBe(parentOrigin)
})

test.each(['https://evil.example', 'null', ''])(
  'a syn from %j is not answered, and said to the developer once (F36)',
  (origin) => {
    const { node, say, wire, log } = nodeScene()
    say('comlink/handshake/syn', { origin })
    say('comlink/handshake/syn', { origin })
    expect(node.status()).toBe('idle')
    expect(node.origin()).toBeNull()
    expect(wire.posted).toEqual([])
    expect(log.entries.map(({ event }) => event)).toEqual(['comlink.origin-refused'])
  },
)

test('an opaque origin is refused whatever the allow-list says (F36)', () => {
  const { node, say } = nodeScene(['null', ''])
  say('comlink/handshake/syn', { origin: 'null' })
  say('comlink/handshake/syn', { origin: '' })
  expect(node.status()).toBe('idle')
})

test('once connected, another origin cannot take over, even an allowed one (F36)', async () => {
  const other = 'https://other.example'
  const { node, say, connect, wire } = nodeScene([parentOrigin, other])
  connect()
  const before = wire.posted.length
  say('comlink/handshake/syn', { origin: other, channelId: 'chn-evil' })
  say('comlink/handshake/ack', { origin: other, channelId: 'chn-evil' })
  expect(wire.posted).toHaveLength(before)
  expect(node.origin()).toBe(parentOrigin)

  const answer = vi.fn()
  void node.fetch(TOKEN_REQUEST).then(answer)
  const id = wire.posted.at(-1)?.data.id
  say('comlink/response', { origin: other, responseTo: id, data: { token: 'MALLORY' } })
  await wire.settle()
  expect(answer).not.toHaveBeenCalled()
  expect(wire.posted.every(({ targetOrigin }) => targetOrigin === parentOrigin)).toBe(true)
  say('comlink/response', { responseTo: id, data: { token: 'GOOD' } })
  await wire.settle()
  expect(answer).toHaveBeenCalledExactlyOnceWith({ token: 'GOOD' })
})

test('a message that is not for this node is not heard', () => {
  const { node, wire } = nodeScene()
  const parts = { channelId: 'c', id: 'm', type: 'comlink/handshake/syn' }
  wire.toChild(makeEnvelope({ ...parts, from: CHANNEL_NAME, to: 'someone/else' }))
  wire.toChild(makeEnvelope({ ...parts, from: 'someone/else', to: NODE_NAME }))
  wire.toChild('noise')
  expect(node.status()).toBe('idle')
})

test('a parent that starts over is served quietly, and asked again under the same id', async () => {
  const { node, connect, say, heard } = nodeScene()
  connect()
  const statuses = vi.fn()
  node.subscribe(statuses)
  const answer = node.fetch('request')
  say('comlink/handshake/syn', { channelId: 'chn-2' })
  node.fetch('while/resuming').catch(() => {})
  expect(heard('while/resuming')).toHaveLength(0)
  say('comlink/handshake/ack', { channelId: 'chn-2' })
  expect(statuses).not.toHaveBeenCalled()
  expect(heard('while/resuming')).toHaveLength(1)
  const [first, second] = heard('request').map(({ data }) => data)
  expect(second).toEqual({ ...first, channelId: 'chn-2' })
  say('comlink/response', { channelId: 'chn-2', responseTo: second.id, data: 'ok' })
  await expect(answer).resolves.toBe('ok')
  node.dispose()
})

test('after a disconnect, requests wait for the next handshake of the same parent', async () => {
  const { node, connect, say, heard } = nodeScene()
  connect()
  const answer = node.fetch('request')
  say('comlink/disconnect')
  expect(node.status()).toBe('disconnected')
  node.send('news', 1)
  expect(heard('news')).toHaveLength(0)
  connect('chn-2')
  expect(node.status()).toBe('connected')
  expect(heard('news')).toHaveLength(1)
  say('comlink/response', {
    channelId: 'chn-2',
    responseTo: heard('request')[1]?.data.id,
    data: 'ok',
  })
  await expect(answer).resolves.toBe('ok')
})

test('disposal ends every promise and leaves no timer and no listener (I6, I10, F38)', async () => {
  const { node, connect, clock, wire, say, heard } = nodeScene()
  connect()
  const statuses = vi.fn()
  node.subscribe(statuses)
  const answer = node.fetch('request')
  const id = heard('request')[0]?.data.id
  const count = wire.posted.length
  node.dispose()
  node.dispose()
  await expect(answer).rejects.toMatchObject({ code: 'disposed' })
  await expect(node.fetch('request')).rejects.toMatchObject({ code: 'disposed' })
  node.send('news')
  say('comlink/response', { responseTo: id, data: 'late' })
  say('comlink/handshake/syn')
  expect(wire.posted).toHaveLength(count)
  expect(statuses).not.toHaveBeenCalled()
  expect([clock.pending(), wire.listening()]).toEqual([0, 0])
  expect(node.status()).toBe('disconnected')
})

test('a listener that throws does not keep the next from hearing, nor the line from working', () => {
  const { node, connect, log } = nodeScene()
  const second = vi.fn()
  node.subscribe(() => {
    throw new Error('mine')
  })
  node.subscribe(second)
  connect()
  expect(second.mock.calls).toEqual([['handshaking'], ['connected']])
  expect(node.status()).toBe('connected')
  expect(log.entries).toHaveLength(2)
})
