// @vitest-environment happy-dom
import { type Controller, createController, type Message } from '@sanity/comlink'
import { afterEach, expect, test, vi } from 'vitest'
import { randomNonce } from '../../ports/randomNonce.ts'
import { systemClock } from '../../ports/systemClock.ts'
import { requestAccess, requestToken } from './messages.ts'
import { type ComlinkNode, createComlinkNode } from './node.ts'
import { CHANNEL_NAME, NODE_NAME } from './protocol.ts'
import { createVendorWire } from './testing/vendorWire.ts'

const vendorOrigin = 'https://www.sanity.io'
const ourOrigin = 'https://app.example'

interface TokenMessage extends Message {
  type: 'dashboard/v1/auth/tokens/create'
  data: undefined
  response: { token: string | null; error?: string }
}
interface AccessMessage extends Message {
  type: 'dashboard/v1/auth/access/request'
  data: { resourceType: string; resourceId: string }
  response: { success: boolean; message?: string }
}
interface NewsMessage extends Message {
  type: 'news'
  data: { text: string }
}

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
  vi.useRealTimers()
})

function scene({ heartbeat = false }: { readonly heartbeat?: boolean } = {}) {
  const wire = createVendorWire({ page: window, vendorOrigin, ourOrigin })
  const node = createComlinkNode({
    peer: wire.vendor,
    clock: systemClock(),
    nonce: randomNonce,
    allowOrigin: (origin) => origin === vendorOrigin,
  })
  const open = () => {
    const controller: Controller = createController({ targetOrigin: ourOrigin })
    const channel = controller.createChannel<NewsMessage, TokenMessage | AccessMessage>({
      name: CHANNEL_NAME,
      connectTo: NODE_NAME,
      heartbeat,
    })
    cleanups.push(controller.destroy)
    return { controller, channel }
  }
  cleanups.push(node.dispose)
  return { ...wire, node, open }
}

const connected = (node: ComlinkNode) => vi.waitFor(() => expect(node.status()).toBe('connected'))

test("the vendor's dashboard hands our app a token, and takes its access request", async () => {
  const { ours, node, open } = scene()
  const { controller, channel } = open()
  const statuses = vi.fn()
  const asked = vi.fn()
  channel.onStatus(({ status }) => statuses(status))
  channel.on('dashboard/v1/auth/tokens/create', () => ({ token: 'sk-FROMDASH-st9' }))
  channel.on('dashboard/v1/auth/access/request', async (data) => {
    asked(data)
    return { success: true }
  })
  const early = requestToken(node)
  controller.addTarget(ours)
  channel.start()
  await expect(early).resolves.toBe('sk-FROMDASH-st9')
  expect(node.status()).toBe('connected')
  expect(node.origin()).toBe(vendorOrigin)
  expect(statuses).toHaveBeenLastCalledWith('connected')
  const request = { resourceType: 'project', resourceId: 'abc12345' } as const
  await expect(requestAccess(node, request)).resolves.toEqual({ success: true })
  expect(asked).toHaveBeenCalledExactlyOnceWith(request)
})

test("the vendor's refusal is a typed one", async () => {
  const { ours, node, open } = scene()
  const { controller, channel } = open()
  channel.on('dashboard/v1/auth/tokens/create', () => ({ token: null, error: 'no-session' }))
  controller.addTarget(ours)
  channel.start()
  await expect(requestToken(node)).rejects.toMatchObject({
    code: 'parent-refused',
    message: expect.stringContaining('no-session'),
  })
})

test("the vendor's messages reach our handlers and are answered, so that it does not complain", async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { ours, node, open, delivered } = scene()
  const { controller, channel } = open()
  const news = vi.fn()
  node.on('news', news)
  controller.addTarget(ours)
  channel.start()
  channel.post('news', { text: 'hello' })
  await vi.waitFor(() => expect(news).toHaveBeenCalledExactlyOnceWith({ text: 'hello' }))
  await vi.waitFor(() =>
    expect(delivered.at(-1)).toMatchObject({ type: 'comlink/response', from: NODE_NAME }),
  )
  expect(warn).not.toHaveBeenCalled()
})

test("a dashboard's page that builds its channel anew is served on, without a change of status", async () => {
  const { ours, node, open } = scene()
  const first = open()
  first.controller.addTarget(ours)
  first.channel.start()
  await connected(node)
  const statuses = vi.fn()
  node.subscribe(statuses)
  const second = open()
  second.channel.on('dashboard/v1/auth/tokens/create', () => ({ token: 'sk-SECOND' }))
  const token = requestToken(node)
  second.controller.addTarget(ours)
  second.channel.start()
  await expect(token).resolves.toBe('sk-SECOND')
  expect(statuses).not.toHaveBeenCalled()
})

test("the vendor's goodbye disconnects, and its return connects again", async () => {
  const { ours, node, open } = scene()
  const first = open()
  first.controller.addTarget(ours)
  first.channel.start()
  await connected(node)
  first.controller.destroy()
  await vi.waitFor(() => expect(node.status()).toBe('disconnected'))
  const waiting = requestToken(node)
  const second = open()
  second.channel.on('dashboard/v1/auth/tokens/create', () => ({ token: 'sk-AGAIN' }))
  second.controller.addTarget(ours)
  second.channel.start()
  await expect(waiting).resolves.toBe('sk-AGAIN')
})

test("the vendor's heartbeats are answered: for a minute it never shakes hands again", async () => {
  vi.useFakeTimers()
  const { ours, node, open, delivered } = scene({ heartbeat: true })
  const { controller, channel } = open()
  controller.addTarget(ours)
  channel.start()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(node.status()).toBe('connected')
  const count = (type: string) =>
    delivered.filter((message) => (message as { type: string }).type === type).length
  expect(count('comlink/heartbeat')).toBeGreaterThanOrEqual(29)
  expect(count('comlink/response')).toBe(count('comlink/heartbeat'))
  expect(count('comlink/handshake/ack')).toBe(1)
})
