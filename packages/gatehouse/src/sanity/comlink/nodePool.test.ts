import { expect, test } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { makeEnvelope } from './envelope.ts'
import { createNodePool, type NodePool } from './nodePool.ts'
import { counter } from './testing/counter.ts'
import { type ManualClock, manualClock } from './testing/manualClock.ts'
import { memoryLog } from './testing/memoryLog.ts'
import { createWire, type Wire } from './testing/wire.ts'

const parentOrigin = 'https://dashboard.example'
const CHAT = { name: 'app/chat', connectTo: 'dashboard/chat' }

interface PoolScene {
  readonly pool: NodePool
  readonly wire: Wire
  readonly clock: ManualClock
  /** Shakes hands with the node of that name, as the parent. */
  readonly connect: (name: string) => void
}

interface PoolWorld {
  readonly embedded?: boolean
  /** What the browser says of the parent. */
  readonly vouched?: string | null
}

function poolScene({ embedded = true, vouched = null }: PoolWorld = {}): PoolScene {
  const wire = createWire({ parentOrigin, childOrigin: 'https://app.example' })
  const clock = manualClock()
  const pool = createNodePool({
    environment: {
      clock,
      nonce: counter(),
      log: memoryLog(),
      frame: { parent: () => (embedded ? wire.parent : null), parentOrigin: () => vouched },
    },
    allowOrigin: (origin) => origin === parentOrigin,
  })
  return {
    pool,
    wire,
    clock,
    connect(name) {
      for (const type of ['comlink/handshake/syn', 'comlink/handshake/ack']) {
        const ends = { from: CHAT.connectTo, to: name }
        wire.toChild(makeEnvelope({ channelId: 'chn-1', id: type, type, ...ends }))
      }
    },
  }
}

test('whoever asks for a name gets the same node, and another name another one', () => {
  const { pool, wire } = poolScene()
  expect(wire.listening()).toBe(0)
  const node = pool.node(CHAT)
  expect(pool.node({ ...CHAT })).toBe(node)
  expect(pool.node({ ...CHAT, name: 'app/files' })).not.toBe(node)
  expect(wire.listening()).toBe(2)
})

test('a node outlives all but its last holder, and that one by 5 s', () => {
  const { pool, wire, clock } = poolScene()
  const [first, second] = [pool.hold(CHAT), pool.hold(CHAT)]
  const node = pool.node(CHAT)
  clock.advance(60_000)
  first()
  first()
  clock.advance(60_000)
  expect(pool.node(CHAT)).toBe(node)
  second()
  clock.advance(4_999)
  expect(wire.listening()).toBe(1)
  clock.advance(1)
  expect(wire.listening()).toBe(0)
  expect(clock.pending()).toBe(0)
  expect(pool.node(CHAT)).not.toBe(node)
})

test('who comes back in time finds the line as it was left: connected', () => {
  const { pool, clock, connect } = poolScene()
  const release = pool.hold(CHAT)
  connect(CHAT.name)
  release()
  clock.advance(4_999)
  pool.hold(CHAT)
  clock.advance(60_000)
  expect(pool.node(CHAT).status()).toBe('connected')
})

test('a node that was only asked for goes by itself', () => {
  const { pool, wire, clock } = poolScene()
  pool.node(CHAT).send('hello')
  clock.advance(5_000)
  expect(wire.listening()).toBe(0)
})

test.each([
  ['there is no page around', { embedded: false }, 'parent-not-allowed'],
  ['a stranger is around', { vouched: 'https://evil.example' }, 'parent-not-allowed'],
] as const)('where %s, no line is opened', (_, world, code) => {
  const { pool, wire } = poolScene(world)
  for (const use of [() => pool.node(CHAT), () => pool.hold(CHAT)]) {
    expect(use).toThrow(expect.toSatisfy((error) => isAuthError(error, code)))
  }
  expect(wire.listening()).toBe(0)
})

test('a name that speaks to somebody else already is told to the developer', () => {
  const { pool } = poolScene()
  pool.hold(CHAT)
  expect(() => pool.hold({ ...CHAT, connectTo: 'dashboard/other' })).toThrow(/"dashboard\/chat"/)
})

test('with the pool all lines are gone, and what waits is told (I10)', async () => {
  const { pool, wire, clock } = poolScene()
  const release = pool.hold(CHAT)
  const answer = pool.node(CHAT).fetch('question')
  pool.dispose()
  release()
  await expect(answer).rejects.toSatisfy((error) => isAuthError(error, 'disposed'))
  expect([wire.listening(), clock.pending()]).toEqual([0, 0])
  expect(() => pool.node(CHAT)).toThrow(/is gone/)
})
