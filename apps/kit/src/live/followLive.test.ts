import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followLive, type Live, type LiveSource } from './followLive.ts'

type Listener = Parameters<LiveSource<number>['listen']>[0]

/** A server that counts its answers, and whose stream the test holds in its hand. */
function scene(answers: readonly (Error | null)[] = []) {
  const trouble = [...answers]
  const seen: Live<number>[] = []
  const streams: Listener[] = []
  let fetches = 0
  let closed = 0
  const stop = followLive<number>({
    source: {
      async fetch() {
        fetches += 1
        const error = trouble.shift()
        if (error) throw error
        return fetches
      },
      listen(listener) {
        streams.push(listener)
        return () => {
          closed += 1
        }
      },
    },
    onChange: (live) => seen.push(live),
    pauseMs: 100,
  })
  return {
    stop,
    seen,
    last: () => seen.at(-1),
    stream: () => streams.at(-1),
    counts: () => ({ fetches, streams: streams.length, closed }),
  }
}

const refused = Object.assign(new Error('Not a member'), { statusCode: 401 })
const dead = new TypeError('Failed to fetch')

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('loads at once, and again when the stream stands or brings news', async () => {
  const { last, stream, counts, stop } = scene()
  await vi.advanceTimersByTimeAsync(0)
  expect(last()).toMatchObject({ type: 'ready', data: 1, isLive: false })

  stream()?.onNews()
  await vi.advanceTimersByTimeAsync(0)
  expect(last()).toMatchObject({ data: 2, isLive: true, isBusy: false })
  expect(counts().streams).toBe(1)
  stop()
})

test('what is on the screen stays there while a newer answer is awaited', async () => {
  const { seen, stream, stop } = scene()
  await vi.advanceTimersByTimeAsync(0)
  stream()?.onNews()
  await vi.advanceTimersByTimeAsync(0)

  const afterFirst = seen.slice(seen.findIndex(({ type }) => type === 'ready'))
  expect(afterFirst.every(({ type }) => type === 'ready')).toBe(true)
  expect(afterFirst).toContainEqual(expect.objectContaining({ data: 1, isBusy: true }))
  stop()
})

test('much news at once makes two requests, not many', async () => {
  const { stream, counts, last, stop } = scene()
  await vi.advanceTimersByTimeAsync(0)
  for (let news = 0; news < 5; news += 1) stream()?.onNews()
  await vi.advanceTimersByTimeAsync(0)

  expect(counts().fetches).toBeLessThanOrEqual(3)
  expect(last()).toMatchObject({ isBusy: false })
  stop()
})

test('a dead network is told, and tried again until it lives', async () => {
  const { last, stream, stop } = scene([null, dead, dead])
  await vi.advanceTimersByTimeAsync(0)
  stream()?.onNews()
  await vi.advanceTimersByTimeAsync(0)
  expect(last()).toMatchObject({ data: 1, isCutOff: true })

  await vi.advanceTimersByTimeAsync(200)
  expect(last()).toMatchObject({ data: 4, isCutOff: false, isBusy: false })
  stop()
})

test('a stream that ends is opened anew, after a request', async () => {
  const { stream, counts, last, stop } = scene()
  await vi.advanceTimersByTimeAsync(0)
  stream()?.onEnd()
  await vi.advanceTimersByTimeAsync(0)
  expect(last()).toMatchObject({ isLive: false })

  await vi.advanceTimersByTimeAsync(100)
  expect(counts()).toEqual({ fetches: 2, streams: 2, closed: 1 })
  stop()
})

test('a refusal is final: nothing is asked or listened to any more', async () => {
  const { last, stream, counts, stop } = scene([refused])
  await vi.advanceTimersByTimeAsync(0)
  expect(last()).toEqual({ type: 'failed', error: refused })

  stream()?.onEnd()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(counts()).toEqual({ fetches: 1, streams: 1, closed: 1 })
  stop()
})

test('after the stop nothing is shown, nothing runs and no timer is left', async () => {
  const { seen, stream, stop, counts } = scene([null, dead])
  await vi.advanceTimersByTimeAsync(0)
  stream()?.onNews()
  await vi.advanceTimersByTimeAsync(0)
  stop()
  const shown = seen.length
  await vi.advanceTimersByTimeAsync(10_000)

  expect(seen).toHaveLength(shown)
  expect(counts().fetches).toBe(2)
  expect(counts().closed).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})
