import { expect, test, vi } from 'vitest'
import { makeEnvelope } from '../comlink/envelope.ts'
import { CHANNEL_NAME, NODE_NAME } from '../comlink/protocol.ts'
import { counter } from '../comlink/testing/counter.ts'
import { manualClock } from '../comlink/testing/manualClock.ts'
import { memoryLog } from '../comlink/testing/memoryLog.ts'
import { createWire } from '../comlink/testing/wire.ts'
import { createComlinkChannel } from './channel.ts'

const appOrigin = 'https://app.example'

function scene({ heartbeat = false }: { readonly heartbeat?: boolean } = {}) {
  const wire = createWire({ parentOrigin: 'https://dashboard.example', childOrigin: appOrigin })
  const clock = manualClock()
  const log = memoryLog()
  const channel = createComlinkChannel({
    peer: wire.child,
    targetOrigin: appOrigin,
    environment: { clock, log, nonce: counter() },
    heartbeat,
  })
  const heard = (type: string) => wire.posted.filter(({ data }) => data.type === type)
  const channelId = (): string => heard('comlink/handshake/syn').at(-1)?.data.channelId
  let sent = 0
  const say = (
    type: string,
    parts: { channelId?: string; data?: unknown; responseTo?: string; origin?: string } = {},
  ): string => {
    sent += 1
    const { origin = appOrigin, ...rest } = parts
    const id = `child-${sent}`
    const envelope = {
      channelId: channelId(),
      from: NODE_NAME,
      to: CHANNEL_NAME,
      id,
      type,
      ...rest,
    }
    wire.toParent(makeEnvelope(envelope), origin)
    return id
  }
  return { wire, clock, log, channel, heard, say, channelId }
}

test('it says syn at once and then every 500 ms until it is answered', () => {
  const { clock, channel, heard, say } = scene()
  expect(heard('comlink/handshake/syn')).toHaveLength(1)
  clock.advance(499)
  expect(heard('comlink/handshake/syn')).toHaveLength(1)
  clock.advance(1001)
  expect(heard('comlink/handshake/syn')).toHaveLength(4)
  expect(channel.status()).toBe('handshaking')
  say('comlink/handshake/syn-ack')
  expect(channel.status()).toBe('connected')
  expect(heard('comlink/handshake/ack')).toHaveLength(1)
  clock.advance(10_000)
  expect(heard('comlink/handshake/syn')).toHaveLength(4)
  expect(clock.pending()).toBe(0)
})

test('a syn looks like the captured one', () => {
  const { heard } = scene()
  expect(heard('comlink/handshake/syn')[0]).toEqual({
    from: 'parent',
    targetOrigin: appOrigin,
    data: {
      channelId: 'chn-1',
      data: undefined,
      domain: 'sanity/comlink',
      from: 'dashboard/channels/sdk',
      to: 'dashboard/nodes/sdk',
      id: 'msg-2',
      type: 'comlink/handshake/syn',
      responseTo: undefined,
    },
  })
})

test.each(['https://evil.example', 'null', '', 'https://app.example:444', 'http://app.example'])(
  'the window in the frame is not heard while it shows a page of %j (F36)',
  async (origin) => {
    const { channel, say, wire, heard } = scene()
    channel.on('question', () => 'answer')
    say('comlink/handshake/syn-ack', { origin })
    expect(channel.status()).toBe('handshaking')
    say('comlink/handshake/syn-ack')
    say('question', { origin })
    await wire.settle()
    expect(heard('comlink/response')).toEqual([])
  },
)

test('a request before the handshake, or on an old channel, is not served', async () => {
  const { channel, say, wire, heard, channelId } = scene()
  const handler = vi.fn(() => 'answer')
  channel.on('question', handler)
  say('question')
  say('comlink/handshake/syn-ack')
  const old = channelId()
  channel.reconnect()
  expect(channelId()).not.toBe(old)
  say('comlink/handshake/syn-ack', { channelId: old })
  expect(channel.status()).toBe('handshaking')
  say('comlink/handshake/syn-ack')
  say('question', { channelId: old })
  await wire.settle()
  expect(handler).not.toHaveBeenCalled()
  const id = say('question', { data: 1 })
  await wire.settle()
  expect(handler).toHaveBeenCalledExactlyOnceWith(1)
  expect(heard('comlink/response').map(({ data }) => data.responseTo)).toEqual([id])
})

test('an answer that was being made for a document that is gone is not sent to the next', async () => {
  const { channel, say, wire, heard } = scene()
  let finish: (value: string) => void = () => {}
  channel.on(
    'question',
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  say('comlink/handshake/syn-ack')
  say('question')
  channel.reconnect()
  say('comlink/handshake/syn-ack')
  finish('for the old one')
  await wire.settle()
  expect(heard('comlink/response')).toEqual([])
})

test('what has no answer gets none: the vendor would take an empty one and wait for ever', async () => {
  const { channel, say, wire, heard } = scene()
  channel.on('news', () => undefined)
  say('comlink/handshake/syn-ack')
  say('news')
  say('unheard')
  await wire.settle()
  expect(heard('comlink/response')).toEqual([])
})

test('what is sent before the handshake arrives after it', () => {
  const { channel, say, heard } = scene()
  channel.send('news', 1)
  expect(heard('news')).toHaveLength(0)
  say('comlink/handshake/syn-ack')
  expect(heard('news').map(({ data }) => data.data)).toEqual([1])
})

test('with a heartbeat, a silent app is shaken hands with again, a living one is left alone', async () => {
  const { clock, say, wire, heard, channel, channelId } = scene({ heartbeat: true })
  say('comlink/handshake/syn-ack')
  for (let beat = 1; beat <= 3; beat += 1) {
    clock.advance(2000)
    expect(heard('comlink/heartbeat')).toHaveLength(beat)
    say('comlink/response', { responseTo: heard('comlink/heartbeat').at(-1)?.data.id })
    await wire.settle()
  }
  const old = channelId()
  expect(channel.status()).toBe('connected')
  clock.advance(2000)
  clock.advance(2999)
  await wire.settle()
  expect(channel.status()).toBe('connected')
  clock.advance(1)
  await wire.settle()
  expect(channel.status()).toBe('handshaking')
  expect(channelId()).not.toBe(old)
})

test('a look at a frame that loaded the same app again finds nobody, and starts over', async () => {
  const { clock, say, wire, heard, channel } = scene()
  say('comlink/handshake/syn-ack')
  channel.check()
  say('comlink/response', { responseTo: heard('comlink/heartbeat')[0]?.data.id })
  await wire.settle()
  clock.advance(1000)
  await wire.settle()
  expect(channel.status()).toBe('connected')

  channel.check()
  clock.advance(300)
  await wire.settle()
  expect(channel.status()).toBe('handshaking')
  const before = heard('comlink/handshake/syn').length
  channel.check()
  expect(heard('comlink/handshake/syn')).toHaveLength(before + 1)
})

test.each(['*', '', 'null', '/', 'https://app.example/path', 'javascript:alert(1)', 'app.example'])(
  '%j is not an origin to speak to (S6)',
  (targetOrigin) => {
    const wire = createWire({ parentOrigin: 'https://dashboard.example', childOrigin: appOrigin })
    const environment = { clock: manualClock(), log: memoryLog(), nonce: counter() }
    const create = () => createComlinkChannel({ peer: wire.child, targetOrigin, environment })
    expect(create).toThrow(expect.objectContaining({ code: 'config-invalid' }))
    expect([wire.listening(), environment.clock.pending()]).toEqual([0, 0])
  },
)

test('disposal says goodbye once and leaves no timer and no listener (I10)', async () => {
  const { clock, say, wire, heard, channel } = scene({ heartbeat: true })
  const statuses = vi.fn()
  say('comlink/handshake/syn-ack')
  clock.advance(2000)
  channel.subscribe(statuses)
  channel.dispose()
  channel.dispose()
  channel.reconnect()
  channel.check()
  channel.send('news')
  await wire.settle()
  expect(heard('comlink/disconnect')).toHaveLength(1)
  expect(wire.posted.at(-1)?.data.type).toBe('comlink/disconnect')
  expect([clock.pending(), wire.listening()]).toEqual([0, 0])
  expect(channel.status()).toBe('disconnected')
  expect(statuses).not.toHaveBeenCalled()
})
