import { expect, test } from 'vitest'
import { sentIn, walk } from '../testing/walk.ts'
import { HELD_MS } from './rules.ts'

const expired = { type: 'auth', status: 'error', error: { code: 'TOKEN_EXPIRED', message: '' } }
const accepted = { type: 'auth', status: 'ok', uid: 'gatehouse' }
const refused = { type: 'auth', status: 'error', error: { code: 'AUTH_FAILED', message: '' } }

test('a renewed token is told on the live socket, and nothing else happens', () => {
  const one = walk()
  const socket = one.open()
  const effects = one.take({
    type: 'credentialRenewed',
    auth: { type: 'token', token: 'T2' },
  })
  expect(effects).toEqual([
    { type: 'send', socket, text: '{"type":"auth","access_token":"T2","uid":"gatehouse"}' },
  ])
  expect(one.hear(socket, accepted)).toEqual([])
})

test('a token that is renewed while the former one is looked into follows it at once', () => {
  const one = walk()
  one.take({ type: 'connectRequested' })
  one.take({ type: 'credentialFound', socket: 1, finding: { type: 'token', token: 'T1' } })
  one.take({ type: 'socketOpened', socket: 1 })
  one.take({ type: 'credentialRenewed', auth: { type: 'token', token: 'T2' } })
  expect(sentIn(one.hear(1, accepted)).join()).toContain('T2')
})

test('after an expiry everything is asked for again, once the server knows who this is', () => {
  const one = walk()
  const socket = one.open()
  one.take({ type: 'subscribed', uid: 'a', text: 'A' })
  const refused = { type: 'token', token: 'T1' }
  expect(one.hear(socket, expired)).toEqual([{ type: 'findCredential', socket, refused }])
  // Meanwhile a subscription is refused to nobody: that is not its end.
  const meanwhile = { type: 'subscribe', status: 'error', error: { code: 'FORBIDDEN' }, uid: 'a' }
  expect(one.hear(socket, meanwhile).map(({ type }) => type)).toEqual(['deliver'])
  one.take({ type: 'credentialFound', socket, finding: { type: 'token', token: 'T2' } })
  expect(sentIn(one.hear(socket, accepted))).toEqual(['A'])
})

test('a cookie moves to a new socket; the old one is heard until each subscription has begun there', () => {
  const one = walk()
  const old = one.open()
  one.take({ type: 'subscribed', uid: 'a', text: 'A' })
  const init = { type: 'subscription', event: 'init', uid: 'a' }
  const change = { type: 'subscription', event: 'update', uid: 'a', data: [] }
  one.hear(old, init)
  one.take({ type: 'credentialRenewed', auth: { type: 'cookie' } })
  one.take({ type: 'socketOpened', socket: 2 })
  expect(sentIn(one.hear(2, { type: 'pong', uid: 'gatehouse' }))).toEqual(['A'])
  expect(one.hear(old, change).map(({ type }) => type)).toEqual(['feed', 'deliver'])
  one.hear(2, init)
  expect(one.hear(old, change)).toEqual([])
  one.pass(1000)
  expect([...one.sockets]).toEqual([2])
})

test('a move that fails is tried again, and meanwhile the old socket goes on', () => {
  const one = walk()
  const old = one.open()
  one.take({ type: 'subscribed', uid: 'a', text: 'A' })
  one.take({ type: 'credentialRenewed', auth: { type: 'cookie' } })
  const told = one.take({ type: 'socketClosed', socket: 2 })
  expect(told.map(({ type }) => type)).not.toContain('tell')
  const change = { type: 'subscription', event: 'update', uid: 'a', data: [] }
  expect(one.hear(old, change).map(({ type }) => type)).toEqual(['feed', 'deliver'])
  expect(sentIn(one.hear(old, { type: 'ping' }))).toEqual(['{"type":"pong"}'])
  one.pass(1000)
  expect(one.connection().phase).toMatchObject({ type: 'preparing', socket: 3 })
  one.take({ type: 'credentialFound', socket: 3, finding: { type: 'cookie' } })
  one.take({ type: 'socketOpened', socket: 3 })
  expect(sentIn(one.hear(3, { type: 'pong', uid: 'gatehouse' }))).toEqual(['A'])
})

test('a socket that is lost while the next one is opening is told of', () => {
  const one = walk()
  const old = one.open()
  one.take({ type: 'credentialRenewed', auth: { type: 'cookie' } })
  const told = one.take({ type: 'socketClosed', socket: old })
  expect(told).toContainEqual({ type: 'tell', event: 'close', detail: undefined })
  one.take({ type: 'socketOpened', socket: 2 })
  const next = one.hear(2, { type: 'pong', uid: 'gatehouse' })
  expect(next).toContainEqual({ type: 'tell', event: 'open', detail: undefined })
})

test('what expires is the token that was told last, and the next one is told once', () => {
  const one = walk()
  const socket = one.open()
  const told = { type: 'token', token: 'T2' } as const
  one.take({ type: 'credentialRenewed', auth: told })
  one.hear(socket, accepted)
  expect(one.hear(socket, expired)).toEqual([{ type: 'findCredential', socket, refused: told }])
  const next = { type: 'token', token: 'T3' } as const
  expect(sentIn(one.take({ type: 'credentialRenewed', auth: next }))).toHaveLength(1)
  expect(sentIn(one.take({ type: 'credentialFound', socket, finding: next }))).toEqual([])
})

test.each([
  ['holds', HELD_MS, 2],
  ['does not hold', HELD_MS - 1, 1],
])('the tries are counted anew after a socket that %s (R4, R6)', (_, heldMs, left) => {
  const one = walk()
  one.open()
  one.take({ type: 'socketClosed', socket: 1 })
  one.pass(60_000)
  one.take({ type: 'credentialFound', socket: 2, finding: { type: 'token', token: 'T1' } })
  one.take({ type: 'socketOpened', socket: 2 })
  one.hear(2, accepted)
  one.pass(heldMs)
  one.take({ type: 'socketClosed', socket: 2 })
  expect(one.connection().phase).toMatchObject({ type: 'waiting', tries: { count: left } })
})

test('a refused token is replaced once at once, and then it is over', () => {
  const one = walk()
  one.take({ type: 'connectRequested' })
  one.take({ type: 'credentialFound', socket: 1, finding: { type: 'token', token: 'T1' } })
  one.take({ type: 'socketOpened', socket: 1 })
  expect(one.hear(1, refused)).toContainEqual({
    type: 'findCredential',
    socket: 2,
    refused: { type: 'token', token: 'T1' },
  })
  one.take({ type: 'credentialFound', socket: 2, finding: { type: 'token', token: 'T2' } })
  one.take({ type: 'socketOpened', socket: 2 })
  one.hear(2, refused)
  expect(one.connection().phase).toMatchObject({
    type: 'givenUp',
    error: { code: 'AUTH_FAILED' },
  })
})

test('who was too hasty asks again for what was dropped, when the server says', () => {
  const one = walk()
  const socket = one.open()
  one.take({ type: 'subscribed', uid: 'a', text: 'A' })
  one.take({ type: 'subscribed', uid: 'b', text: 'B' })
  one.hear(socket, { type: 'subscription', event: 'init', uid: 'a' })
  const message = 'Too many messages, retry after 4991ms.'
  one.hear(socket, {
    type: 'server',
    status: 'error',
    error: { code: 'REQUESTS_EXCEEDED', message },
  })
  one.pass(4990)
  expect(sentIn(one.steps.at(-1)?.effects ?? [])).toEqual([])
  one.pass(1)
  expect(sentIn(one.steps.at(-1)?.effects ?? [])).toEqual(['B'])
})

test('in silence the server is asked, and after more of it the socket is given up', () => {
  const one = walk()
  one.open()
  one.pass(45_000)
  expect(sentIn(one.steps.at(-1)?.effects ?? [])).toEqual(['{"type":"ping","uid":"gatehouse"}'])
  one.pass(10_000)
  expect(one.connection().phase.type).toBe('waiting')
})

test('in public mode who leaves is followed by nobody, on a socket of its own (I5)', () => {
  const one = walk({ mode: 'public' })
  one.open()
  one.take({ type: 'subscribed', uid: 'a', text: 'A' })
  one.take({ type: 'personLeft' })
  expect(one.connection()).toMatchObject({ phase: { type: 'preparing' }, line: [] })
  expect(one.connection().subscriptions.size).toBe(0)
  one.take({ type: 'credentialFound', socket: 2, finding: { type: 'nobody' } })
  one.take({ type: 'socketOpened', socket: 2 })
  expect(one.connection().phase).toMatchObject({ type: 'open', auth: { type: 'none' } })
})
