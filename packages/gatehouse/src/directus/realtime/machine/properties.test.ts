import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RULES, sentIn, type Walk, walk } from '../testing/walk.ts'
import { isIdle } from './connection.ts'
import type { RealtimeEvent } from './event.ts'
import { wakeTime } from './passing.ts'
import { HELD_MS } from './rules.ts'

/** What may happen; `pick` chooses among the sockets that there are. */
type Happening = (one: Walk, pick: number) => void

const frames: readonly object[] = [
  { type: 'auth', status: 'ok', uid: 'gatehouse' },
  { type: 'auth', status: 'error', error: { code: 'AUTH_FAILED', message: '' } },
  { type: 'auth', status: 'error', error: { code: 'TOKEN_EXPIRED', message: '' } },
  { type: 'auth', status: 'error', error: { code: 'AUTH_TIMEOUT', message: '' } },
  { type: 'pong', uid: 'gatehouse' },
  { type: 'ping' },
  { type: 'subscription', event: 'init', uid: 's1' },
  { type: 'subscribe', status: 'error', error: { code: 'FORBIDDEN', message: '' }, uid: 's1' },
]

/** Nothing but a server that is up and drops what it has, and messages meanwhile. */
const dropping: readonly Happening[] = [
  (one, pick) => goOn(one, pick * 3 + 1),
  (one, pick) => goOn(one, pick * 3 + 1),
  (one, pick) => goOn(one, pick * 3 + 1),
  (one) => one.take({ type: 'socketClosed', socket: one.connection().sockets }),
  (one) => one.pass(100),
  giveMessage,
]

/** Nothing but a session in a cookie that is renewed again and again. */
const moving: readonly Happening[] = [
  goOn,
  goOn,
  (one) => one.take({ type: 'credentialRenewed', auth: { type: 'cookie' } }),
  (one, pick) => one.pass(pick),
  (one) => one.take({ type: 'socketClosed', socket: one.connection().sockets }),
]

function giveMessage(one: Walk): void {
  if (isIdle(one.connection().phase)) return
  one.take({ type: 'messageGiven', message: { text: `message ${one.steps.length}` } })
}

function socketOf(one: Walk, pick: number): number {
  const all = [...one.sockets]
  return all[pick % Math.max(1, all.length)] ?? one.connection().sockets
}

const tell =
  (event: RealtimeEvent): Happening =>
  (one) =>
    one.take(event)

/** What a server that is up answers next: without it, chance alone would hardly ever open a socket. */
function goOn(one: Walk, pick: number): void {
  const { phase } = one.connection()
  switch (phase.type) {
    case 'preparing': {
      const token = `T${one.steps.length}`
      const finding = pick % 3 === 0 ? { type: 'none' as const } : { type: 'token' as const, token }
      one.take({ type: 'credentialFound', socket: phase.socket, finding })
      return
    }
    case 'connecting':
      one.take({ type: 'socketOpened', socket: phase.socket })
      return
    case 'authenticating':
      one.hear(phase.socket, accepted(one, phase.auth.type))
      return
    case 'waiting':
      one.pass(60_000)
  }
}

function accepted(one: Walk, how: string): object {
  if (how === 'cookie') return { type: 'pong', uid: 'gatehouse' }
  const refreshed = how === 'own' && { refresh_token: `refresh ${one.steps.length}` }
  return { type: 'auth', status: 'ok', uid: 'gatehouse', ...refreshed }
}

const friendly: readonly Happening[] = [
  goOn,
  goOn,
  goOn,
  goOn,
  goOn,
  goOn,
  (one) =>
    one.take({
      type: 'credentialFound',
      socket: one.connection().sockets,
      finding: { type: 'token', token: `T${one.steps.length}` },
    }),
  (one, pick) => one.take({ type: 'socketOpened', socket: socketOf(one, pick) }),
  ...frames.map(
    (frame): Happening =>
      (one, pick) =>
        one.hear(socketOf(one, pick), frame),
  ),
  (one, pick) => one.take({ type: 'socketClosed', socket: socketOf(one, pick) }),
  (one, pick) => one.pass(pick * 10),
  (one, pick) => {
    const uid = `s${pick % 4}`
    one.take({ type: 'subscribed', uid, text: `subscribe ${uid}` })
  },
  giveMessage,
]

const all: readonly Happening[] = [
  ...friendly,
  ...friendly,
  tell({ type: 'connectRequested' }),
  tell({ type: 'disconnectRequested' }),
  tell({ type: 'personLeft' }),
  tell({ type: 'personChanged', auth: { type: 'cookie' } }),
  tell({ type: 'personCame', auth: { type: 'cookie' } }),
  tell({ type: 'credentialRenewed', auth: { type: 'cookie' } }),
  tell({ type: 'pageTold', event: 'hidden' }),
  tell({ type: 'pageTold', event: 'woke' }),
  (one) =>
    one.take({
      type: 'credentialFound',
      socket: one.connection().sockets,
      finding: { type: 'nobody' },
    }),
  (one) => {
    const text = `refresh ${one.steps.length}`
    one.take({ type: 'messageGiven', message: { text, own: { isReusable: false } } })
  },
  (one, pick) =>
    one.hear(socketOf(one, pick), {
      type: 'auth',
      status: 'ok',
      refresh_token: `refresh ${one.steps.length}`,
    }),
]

function walks(happenings: readonly Happening[]) {
  const step = fc.tuple(fc.nat(happenings.length - 1), fc.nat(600))
  return fc.tuple(
    fc.constantFrom('handshake' as const, 'public' as const, 'strict' as const),
    fc.array(step, { maxLength: 80, size: 'max' }),
  )
}

function run(happenings: readonly Happening[], check: (one: Walk) => void): void {
  fc.assert(
    fc.property(walks(happenings), ([mode, steps]) => {
      const one = walk({ mode })
      one.take({ type: 'connectRequested' })
      for (const [at, pick] of steps) {
        happenings[at]?.(one, pick)
        check(one)
      }
    }),
    { numRuns: 500 },
  )
}

test('no socket is left behind, and there is one, but for the moment of a move', () => {
  run([...all, ...moving, ...moving, ...moving], (one) => {
    const { phase, former } = one.connection()
    const known = ['socket' in phase ? phase.socket : undefined, former?.socket]
    for (const socket of one.sockets) expect(known).toContain(socket)
  })
})

test('who wants nothing is woken by nothing', () => {
  run(all, (one) => {
    const { phase } = one.connection()
    if (isIdle(phase)) expect(wakeTime(one.connection(), RULES)).toBe(Number.POSITIVE_INFINITY)
  })
})

test('no more tries than there may be follow a socket that did not hold (R4, R6)', () => {
  run(dropping, (one) => {
    const last = one.steps.findLastIndex(
      ({ before, at }) => before.phase.type === 'open' && at - before.phase.since >= HELD_MS,
    )
    const since = one.steps.slice(last + 1)
    const tries = since.filter(({ before, after }) => {
      return after.phase.type === 'preparing' && before.sockets < after.sockets
    })
    expect(tries.length).toBeLessThanOrEqual(RULES.reconnect.retries + 2)
  })
})

test.each([
  ['whatever happens', all],
  ['on a server that drops its sockets', dropping],
] as const)('messages keep their order, and none is sent twice, %s', (_, happenings) => {
  run(happenings, (one) => {
    const given = one.steps.flatMap(({ event }) =>
      event.type === 'messageGiven' && !event.message.own ? [event.message.text] : [],
    )
    const sent = one.steps
      .flatMap(({ effects }) => sentIn(effects))
      .filter((text) => text.startsWith('message '))
    expect(sent).toEqual(given.filter((text) => sent.includes(text)))
  })
})

test('each subscription is asked for once on a socket, and again only where it has to begin anew', () => {
  run(all, (one) => {
    const step = one.steps.at(-1)
    const asked = sentIn(step?.effects ?? []).filter((text) => text.startsWith('subscribe '))
    expect(new Set(asked).size).toBe(asked.length)
    const hasOpened =
      step?.after.phase.type === 'open' &&
      (step.before.phase.type !== 'open' || step.before.phase.socket !== step.after.phase.socket)
    if (hasOpened) expect(asked).toHaveLength(step.after.subscriptions.size)
  })
})

test('a refresh token is sent once (I2)', () => {
  run(all, (one) => {
    const sent = one.steps
      .flatMap(({ effects }) => sentIn(effects))
      .filter((text) => text.includes('refresh '))
    expect(new Set(sent).size).toBe(sent.length)
  })
})
