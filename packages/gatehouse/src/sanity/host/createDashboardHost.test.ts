import { expect, test, vi } from 'vitest'
import { AuthError } from '../../errors.ts'
import { requestAccess, requestToken } from '../comlink/messages.ts'
import { createComlinkNode } from '../comlink/node.ts'
import { counter } from '../comlink/testing/counter.ts'
import { manualClock } from '../comlink/testing/manualClock.ts'
import { memoryLog } from '../comlink/testing/memoryLog.ts'
import { createWire } from '../comlink/testing/wire.ts'
import { createDashboardHost, type DashboardHostOptions } from './createDashboardHost.ts'

const parentOrigin = 'https://dashboard.example'
const appOrigin = 'https://app.example'
const project = { resourceType: 'project', resourceId: 'abc12345' } as const

function scene(options: Partial<DashboardHostOptions> = {}) {
  const wire = createWire({ parentOrigin, childOrigin: appOrigin })
  const clock = manualClock()
  const log = memoryLog()
  const load = () =>
    createComlinkNode({
      peer: wire.parent,
      clock,
      nonce: counter(),
      allowOrigin: (origin) => origin === parentOrigin,
    })
  const node = load()
  const host = createDashboardHost({
    frame: wire.child,
    appOrigin,
    createToken: async () => 'sk-T',
    environment: { clock, log, nonce: counter() },
    ...options,
  })
  return { wire, clock, log, node, host, load }
}

test('both ends connect, and the app gets a token', async () => {
  const { wire, node, host } = scene()
  const token = requestToken(node)
  await wire.settle()
  expect([node.status(), host.status()]).toEqual(['connected', 'connected'])
  await expect(token).resolves.toBe('sk-T')
  expect(
    wire.posted.every(({ targetOrigin }) => /^https:\/\/\w+\.example$/.test(targetOrigin)),
  ).toBe(true)
})

test('requests that come together share one token', async () => {
  const createToken = vi.fn(async () => 'sk-T')
  const { wire, node } = scene({ createToken })
  const tokens = Promise.all([requestToken(node), requestToken(node), requestToken(node)])
  await wire.settle()
  await expect(tokens).resolves.toEqual(['sk-T', 'sk-T', 'sk-T'])
  expect(createToken).toHaveBeenCalledTimes(1)
})

test('a dashboard without a token says so, and keeps its secrets (I9)', async () => {
  const failing = [
    async () => null,
    async () => Promise.reject(new Error('CANARY')),
    async () => Promise.reject(new AuthError('network', 'CANARY', { cause: 'CANARY' })),
  ]
  const answers: unknown[] = []
  for (const createToken of failing) {
    const { wire, node, log } = scene({ createToken })
    const outcome = requestToken(node).catch((error: unknown) => error)
    await wire.settle()
    expect(await outcome).toMatchObject({ code: 'parent-refused', recoverable: true })
    answers.push(wire.posted.at(-1)?.data.data)
    expect(JSON.stringify([wire.posted, log.entries])).not.toContain('CANARY')
  }
  expect(answers).toEqual([
    { token: null, error: 'signed-out' },
    { token: null, error: 'server' },
    { token: null, error: 'network' },
  ])
})

test('a dashboard that never makes its token still answers before the app gives up', async () => {
  const { wire, node, clock } = scene({ createToken: () => new Promise(() => {}) })
  const outcome = requestToken(node).catch((error: unknown) => error)
  await wire.settle()
  clock.advance(9000)
  await wire.settle()
  expect(await outcome).toMatchObject({
    code: 'parent-refused',
    message: expect.stringContaining('timeout'),
  })
})

test('an access request reaches the dashboard, and its answer the app', async () => {
  const onAccessRequest = vi.fn(async () => ({ success: true }) as const)
  const { wire, node } = scene({ onAccessRequest })
  const answer = requestAccess(node, project)
  await wire.settle()
  await expect(answer).resolves.toEqual({ success: true })
  expect(onAccessRequest).toHaveBeenCalledExactlyOnceWith(project)
})

test('without a taker, with a failing one, or for nonsense, the refusal is polite', async () => {
  const { wire, node } = scene()
  const failing = scene({ onAccessRequest: () => Promise.reject(new Error('CANARY')) })
  const taker = vi.fn(() => ({ success: true }) as const)
  const strict = scene({ onAccessRequest: taker })
  const type = 'dashboard/v1/auth/access/request'
  const answers = Promise.all([
    requestAccess(node, project),
    requestAccess(failing.node, project),
    strict.node.fetch(type),
    strict.node.fetch(type, { resourceType: 'planet', resourceId: 'x' }),
    strict.node.fetch(type, { resourceType: 'project', resourceId: 'x'.repeat(201) }),
  ])
  for (const { settle } of [wire, failing.wire, strict.wire]) await settle()
  for (const answer of await answers) {
    expect(answer).toEqual({ success: false, message: expect.stringMatching(/^\w.*\.$/) })
    expect(JSON.stringify(answer)).not.toContain('CANARY')
  }
  expect(taker).not.toHaveBeenCalled()
})

test('a frame that loads again is connected again; the old document hears nothing more', async () => {
  const { wire, node, host, load } = scene()
  await wire.settle()
  node.dispose()
  const next = load()
  const statuses = vi.fn()
  host.subscribe(statuses)
  host.reconnect()
  const token = requestToken(next)
  await wire.settle()
  await expect(token).resolves.toBe('sk-T')
  expect(statuses.mock.calls).toEqual([['handshaking'], ['connected']])
})

test('disposal calls off the token, tells the app, and leaves nothing behind (I10)', async () => {
  const signals: AbortSignal[] = []
  const { wire, node, host, clock } = scene({
    createToken: ({ signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    },
  })
  const outcome = requestToken(node).catch((error: unknown) => error)
  await wire.settle()
  const before = wire.posted.length
  host.dispose()
  await wire.settle()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(wire.posted.slice(before).map(({ data }) => data.type)).toEqual(['comlink/disconnect'])
  expect(node.status()).toBe('disconnected')
  node.dispose()
  expect(await outcome).toMatchObject({ code: 'disposed' })
  expect([clock.pending(), wire.listening()]).toEqual([0, 0])
})

test('only an iframe can be told to open an app, and only its own', async () => {
  const { host } = scene()
  await expect(host.open('https://app.example/')).rejects.toMatchObject({ code: 'not-supported' })
})
