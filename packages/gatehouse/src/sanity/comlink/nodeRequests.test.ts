import { expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { TOKEN_REQUEST } from './protocol.ts'
import { nodeScene } from './testing/nodeScene.ts'

test('a request made before the connection goes out with it', async () => {
  const { node, connect, say, heard, wire } = nodeScene()
  const answer = node.fetch('some/request', { a: 1 })
  await wire.settle()
  expect(wire.posted).toEqual([])
  connect()
  const [request] = heard('some/request')
  expect(request?.data.data).toEqual({ a: 1 })
  say('comlink/response', { responseTo: request?.data.id, data: 'yes' })
  await expect(answer).resolves.toBe('yes')
})

test('a parent that never comes is a typed, recoverable timeout, counted from the call (F37)', async () => {
  const { node, clock, connect } = nodeScene()
  const answer = node.fetch(TOKEN_REQUEST, undefined, { deadlineMs: 10_000 })
  clock.advance(6000)
  connect()
  clock.advance(3999)
  const outcome = vi.fn()
  answer.catch(outcome)
  await Promise.resolve()
  expect(outcome).not.toHaveBeenCalled()
  clock.advance(1)
  const error = await answer.catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'parent-timeout', recoverable: true })
  expect(clock.pending()).toBe(0)
})

test('the default deadline is ten seconds', async () => {
  const { node, clock } = nodeScene()
  const answer = node.fetch(TOKEN_REQUEST)
  clock.advance(9999)
  expect(clock.pending()).toBe(1)
  clock.advance(1)
  await expect(answer).rejects.toMatchObject({ code: 'parent-timeout' })
})

test('only the live request is served: second, unknown and late answers are ignored (F38)', async () => {
  const { node, connect, say, heard, wire, clock } = nodeScene()
  connect()
  const first = node.fetch('request')
  const id = heard('request')[0]?.data.id
  say('comlink/response', { responseTo: 'msg-unknown', data: 'forged' })
  say('comlink/response', { data: 'to nothing' })
  say('comlink/response', { responseTo: id, data: 'one' })
  say('comlink/response', { responseTo: id, data: 'two' })
  await expect(first).resolves.toBe('one')

  const late = node.fetch('request', undefined, { deadlineMs: 5 })
  clock.advance(5)
  say('comlink/response', { responseTo: heard('request')[1]?.data.id, data: 'late' })
  await expect(late).rejects.toMatchObject({ code: 'parent-timeout' })
  await wire.settle()
})

test('an answer on an old channel is ignored (F38)', async () => {
  const { node, connect, say, heard, wire } = nodeScene()
  connect()
  const answer = vi.fn()
  void node.fetch('request').then(answer)
  const id = heard('request')[0]?.data.id
  connect('chn-2')
  say('comlink/response', { channelId: 'chn-1', responseTo: id, data: 'old' })
  await wire.settle()
  expect(answer).not.toHaveBeenCalled()
  say('comlink/response', { channelId: 'chn-2', responseTo: id, data: 'new' })
  await wire.settle()
  expect(answer).toHaveBeenCalledExactlyOnceWith('new')
})

test('a heartbeat gets an empty response', async () => {
  const { connect, say, heard, wire } = nodeScene()
  connect()
  const id = say('comlink/heartbeat')
  await wire.settle()
  expect(heard('comlink/response').map(({ data }) => [data.responseTo, data.data])).toEqual([
    [id, undefined],
  ])
})

test('other messages are answered by their handler, or emptily', async () => {
  const { node, connect, say, heard, wire, log } = nodeScene()
  node.on('question', async (data) => ({ echo: data }))
  node.on('broken', () => {
    throw new Error('no')
  })
  connect()
  const ids = [say('question', { data: 5 }), say('broken'), say('unheard')]
  await wire.settle()
  const answers = heard('comlink/response').map(({ data }) => [data.responseTo, data.data])
  expect(answers).toHaveLength(3)
  expect(Object.fromEntries(answers)).toEqual({
    [ids[0] ?? '']: { echo: 5 },
    [ids[1] ?? '']: undefined,
    [ids[2] ?? '']: undefined,
  })
  expect(log.entries.map(({ event }) => event)).toEqual(['comlink.handler-failed'])
})

test('a handler that comes late gets the last message that nobody took', async () => {
  const { node, connect, say, wire } = nodeScene()
  connect()
  say('news', { data: 1 })
  say('news', { data: 2 })
  await wire.settle()
  const late = vi.fn()
  const stop = node.on('news', late)
  expect(late).toHaveBeenCalledExactlyOnceWith(2)
  stop()
  say('news', { data: 3 })
  expect(late).toHaveBeenCalledTimes(1)
})

test('an abort rejects with the reason and leaves nothing behind', async () => {
  const { node, connect, clock } = nodeScene()
  connect()
  const controller = new AbortController()
  const answer = node.fetch('request', undefined, { signal: controller.signal })
  const reason = new Error('changed my mind')
  controller.abort(reason)
  await expect(answer).rejects.toBe(reason)
  await expect(node.fetch('x', undefined, { signal: controller.signal })).rejects.toBe(reason)
  expect(clock.pending()).toBe(0)
})

test('data that cannot be cloned is refused with a typed error', async () => {
  const { node, connect, clock, log } = nodeScene()
  connect()
  const error = await node.fetch('request', () => {}).catch((reason: unknown) => reason)
  expect(isAuthError(error, 'not-supported')).toBe(true)
  node.send('news', () => {})
  expect(log.entries.map(({ event }) => event)).toEqual(['comlink.unpostable'])
  expect(clock.pending()).toBe(0)
})

test('a handler that finishes after disposal answers nobody', async () => {
  const { node, connect, say, wire, heard } = nodeScene()
  let finish: (value: string) => void = () => {}
  node.on(
    'slow',
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  connect()
  say('slow')
  node.dispose()
  finish('too late')
  await wire.settle()
  expect(heard('comlink/response')).toEqual([])
})

test('what is told to a parent that never comes does not pile up without end', () => {
  const { node, connect, heard } = nodeScene()
  for (let i = 0; i < 1000; i += 1) node.send('news', i)
  connect()
  expect(heard('news').map(({ data }) => data.data)).toEqual(
    Array.from({ length: 100 }, (_, i) => 900 + i),
  )
})

test('an answer that was being made for an old channel is not sent on the new one', async () => {
  const { node, connect, say, wire, heard } = nodeScene()
  let finish: (value: string) => void = () => {}
  node.on(
    'slow',
    () =>
      new Promise((resolve) => {
        finish = resolve
      }),
  )
  connect()
  say('slow')
  connect('chn-2')
  finish('for the old one')
  await wire.settle()
  expect(heard('comlink/response')).toEqual([])
})

test('what is settled is forgotten: not asked again, deaf to its signal', async () => {
  const { node, connect, say, heard } = nodeScene()
  connect()
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  const answer = node.fetch('request', undefined, { signal })
  say('comlink/response', { responseTo: heard('request')[0]?.data.id, data: 'ok' })
  await answer
  connect('chn-2')
  expect(heard('request')).toHaveLength(1)
  expect(removed.mock.calls).toEqual(added.mock.calls)
  expect(added).toHaveBeenCalledTimes(1)
})
