import { expect, test, vi } from 'vitest'
import { sharedSource } from './sharedSource.ts'

function sourceInHand() {
  const detach = vi.fn()
  let emit = (_value: number): void => {}
  const attach = vi.fn((tell: (value: number) => void) => {
    emit = tell
    return detach
  })
  return { attach, detach, emit: (value: number) => emit(value), subscribe: sharedSource(attach) }
}

test('the source is attached with the first listener and let go with the last', () => {
  const { attach, detach, subscribe } = sourceInHand()
  expect(attach).not.toHaveBeenCalled()
  const stops = [subscribe(() => {}), subscribe(() => {})]
  expect(attach).toHaveBeenCalledOnce()
  stops[0]?.()
  stops[0]?.()
  expect(detach).not.toHaveBeenCalled()
  stops[1]?.()
  expect(detach).toHaveBeenCalledOnce()
  subscribe(() => {})()
  expect(attach).toHaveBeenCalledTimes(2)
  expect(detach).toHaveBeenCalledTimes(2)
})

test('the same function twice is two listeners', () => {
  const { emit, subscribe } = sourceInHand()
  const listener = vi.fn()
  const stop = subscribe(listener)
  subscribe(listener)
  emit(1)
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
  emit(2)
  expect(listener).toHaveBeenCalledTimes(3)
})

test('a listener that stops another one in the middle is obeyed', () => {
  const { emit, subscribe } = sourceInHand()
  const other = vi.fn()
  subscribe(() => stop())
  const stop = subscribe(other)
  emit(1)
  expect(other).not.toHaveBeenCalled()
})

test('a listener that joins in the middle hears only what comes after', () => {
  const { emit, subscribe } = sourceInHand()
  const late = vi.fn()
  const stop = subscribe(() => {
    stop()
    subscribe(late)
    subscribe(() => {})
  })
  subscribe(() => {})
  emit(1)
  expect(late).not.toHaveBeenCalled()
  emit(2)
  expect(late).toHaveBeenCalledExactlyOnceWith(2)
})

test('a listener that throws stops none of the others, and its error is not swallowed (F33)', async () => {
  const { emit, subscribe } = sourceInHand()
  const failure = new Error('mine')
  const uncaught = new Promise((resolve) => {
    vi.stubGlobal('queueMicrotask', (task: () => void) => {
      try {
        task()
      } catch (error) {
        resolve(error)
      }
    })
  })
  const other = vi.fn()
  subscribe(() => {
    throw failure
  })
  subscribe(other)
  emit(1)
  vi.unstubAllGlobals()
  expect(other).toHaveBeenCalledWith(1)
  expect(await uncaught).toBe(failure)
})
