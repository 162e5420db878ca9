// @vitest-environment happy-dom
import { createNode, type Message } from '@sanity/comlink'
import { afterEach, expect, test, vi } from 'vitest'
import { randomNonce } from '../../ports/randomNonce.ts'
import { systemClock } from '../../ports/systemClock.ts'
import { CHANNEL_NAME, NODE_NAME } from '../comlink/protocol.ts'
import { memoryLog } from '../comlink/testing/memoryLog.ts'
import { createVendorWire } from '../comlink/testing/vendorWire.ts'
import { createDashboardHost, type DashboardHostOptions } from './createDashboardHost.ts'

const vendorOrigin = 'https://app.example'

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

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
  vi.useRealTimers()
})

function scene(options: Partial<DashboardHostOptions> = {}) {
  const wire = createVendorWire({
    page: window,
    vendorOrigin,
    ourOrigin: 'https://dashboard.example',
  })
  const load = () => {
    const node = createNode<TokenMessage | AccessMessage, Message>({
      name: NODE_NAME,
      connectTo: CHANNEL_NAME,
    })
    cleanups.push(node.start())
    return node
  }
  const node = load()
  const host = createDashboardHost({
    frame: wire.vendor,
    appOrigin: vendorOrigin,
    createToken: async () => 'sk-OURS',
    environment: { clock: systemClock(), nonce: randomNonce, log: memoryLog() },
    ...options,
  })
  cleanups.push(host.dispose)
  return { ...wire, node, host, load }
}

test("the vendor's app gets its token from our dashboard, asked before or after the handshake", async () => {
  const { node, host } = scene()
  await expect(node.fetch('dashboard/v1/auth/tokens/create', undefined)).resolves.toEqual({
    token: 'sk-OURS',
  })
  expect(host.status()).toBe('connected')
  await expect(node.fetch('dashboard/v1/auth/tokens/create', undefined)).resolves.toEqual({
    token: 'sk-OURS',
  })
})

test("the vendor's app hears of a refusal in the shape that it knows", async () => {
  const { node } = scene({ createToken: async () => null })
  await expect(node.fetch('dashboard/v1/auth/tokens/create', undefined)).resolves.toEqual({
    token: null,
    error: 'signed-out',
  })
})

test("the vendor's access request is answered", async () => {
  const onAccessRequest = vi.fn(() => ({ success: true }) as const)
  const { node } = scene({ onAccessRequest })
  const request = { resourceType: 'project', resourceId: 'abc12345' }
  await expect(node.fetch('dashboard/v1/auth/access/request', request)).resolves.toEqual({
    success: true,
  })
  expect(onAccessRequest).toHaveBeenCalledExactlyOnceWith(request)
})

test("the vendor's app answers our heartbeats, and is found again after a reload", async () => {
  vi.useFakeTimers()
  const { node, host, load, delivered } = scene({ heartbeat: true })
  const count = (type: string) =>
    delivered.filter((message) => (message as { type: string }).type === type).length
  await vi.advanceTimersByTimeAsync(20_000)
  expect(host.status()).toBe('connected')
  expect(count('comlink/handshake/ack')).toBe(1)
  expect(count('comlink/heartbeat')).toBeGreaterThanOrEqual(9)

  node.stop()
  const statuses: string[] = []
  host.subscribe((status) => statuses.push(status))
  const next = load()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(statuses).toEqual(['handshaking', 'connected'])
  const token = next.fetch('dashboard/v1/auth/tokens/create', undefined)
  await vi.advanceTimersByTimeAsync(100)
  await expect(token).resolves.toEqual({ token: 'sk-OURS' })
})

test("the vendor's app goes idle when our dashboard says goodbye", async () => {
  const { node, host } = scene()
  const statuses = vi.fn()
  node.onStatus(statuses)
  await vi.waitFor(() => expect(statuses).toHaveBeenLastCalledWith('connected'))
  host.dispose()
  await vi.waitFor(() => expect(statuses).toHaveBeenLastCalledWith('idle'))
})
