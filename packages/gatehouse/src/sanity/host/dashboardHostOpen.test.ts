// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { makeEnvelope } from '../comlink/envelope.ts'
import { CHANNEL_NAME, NODE_NAME, SYN_ACK } from '../comlink/protocol.ts'
import { counter } from '../comlink/testing/counter.ts'
import { manualClock } from '../comlink/testing/manualClock.ts'
import { memoryLog } from '../comlink/testing/memoryLog.ts'
import { createDashboardHost, type DashboardHost } from './createDashboardHost.ts'
import { fakeFrame } from './testing/fakeFrame.ts'
import type { CreateToken } from './tokenMint.ts'

const appOrigin = 'https://app.example'
const hosts: DashboardHost[] = []
afterEach(() => {
  for (const host of hosts.splice(0)) host.dispose()
})

function scene(createToken: CreateToken = async () => 'sk-T') {
  const frame = fakeFrame()
  const clock = manualClock()
  const host = createDashboardHost({
    frame,
    appOrigin,
    organizationId: 'o1',
    createToken,
    environment: { clock, nonce: counter(), log: memoryLog() },
  })
  hosts.push(host)
  const syns = () =>
    frame.posted
      .map(([data]) => data as { type: string; channelId: string })
      .filter(({ type }) => type.endsWith('/syn'))
  const connect = () => {
    const channelId = syns().at(-1)?.channelId ?? ''
    const data = makeEnvelope({
      channelId,
      from: NODE_NAME,
      to: CHANNEL_NAME,
      id: 'a',
      type: SYN_ACK,
    })
    const source = frame.contentWindow
    window.dispatchEvent(new MessageEvent('message', { data, origin: appOrigin, source }))
  }
  return { frame, clock, host, syns, connect }
}

test('opening makes a token and loads the app with it and its organization', async () => {
  const { frame, host } = scene()
  await host.open(`${appOrigin}/tool?x=1`)
  const url = new URL(frame.replaced[0] ?? '')
  expect(frame.replaced).toHaveLength(1)
  expect(url.origin + url.pathname).toBe(`${appOrigin}/tool`)
  expect(JSON.parse(url.searchParams.get('_context') ?? '')).toMatchObject({ orgId: 'o1' })
  expect(url.hash).toBe('#token=sk-T')
})

test.each(['https://evil.example/', 'https://app.example.evil.example/', '//app.example', 'x'])(
  'the token is not sent to %j',
  async (address) => {
    const createToken = vi.fn(async () => 'sk-T')
    const { frame, host } = scene(createToken)
    await expect(host.open(address)).rejects.toMatchObject({ code: 'config-invalid' })
    expect(createToken).not.toHaveBeenCalled()
    expect(frame.replaced).toEqual([])
  },
)

test('without a token nothing is loaded, and the reason is typed', async () => {
  const { frame, host } = scene(async () => null)
  await expect(host.open(appOrigin)).rejects.toMatchObject({
    code: 'signed-out',
    recoverable: true,
  })
  expect(frame.replaced).toEqual([])
})

test('a host that is disposed of while it makes a token loads nothing (I6)', async () => {
  const { frame, host } = scene(() => new Promise(() => {}))
  const opened = host.open(appOrigin)
  host.dispose()
  await expect(opened).rejects.toMatchObject({ code: 'disposed' })
  expect(frame.replaced).toEqual([])
  expect(frame.listening()).toBe(0)
})

test('the handshake begins when the app is there, and again when the frame loads another document', async () => {
  const { frame, host, clock, syns, connect } = scene()
  clock.advance(2000)
  expect(syns()).toHaveLength(0)
  frame.load(appOrigin)
  expect(syns()).toHaveLength(1)
  connect()
  expect(host.status()).toBe('connected')

  frame.load(appOrigin)
  expect(host.status()).toBe('connected')
  clock.advance(300)
  await vi.waitFor(() => expect(host.status()).toBe('handshaking'))
  connect()
  expect(host.status()).toBe('connected')
})
