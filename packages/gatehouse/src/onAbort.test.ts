import { expect, test, vi } from 'vitest'
import { onAbort } from './onAbort.ts'

function watched() {
  const controller = new AbortController()
  const { signal } = controller
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  const listeners = () => added.mock.calls.length - removed.mock.calls.length
  return { controller, signal, listeners }
}

test('all who hear of one signal are told, each once, by one listener', () => {
  const { controller, signal, listeners } = watched()
  const told: number[] = []
  for (let hearer = 0; hearer < 40; hearer += 1) onAbort(signal, () => told.push(hearer))
  expect(listeners()).toBe(1)
  controller.abort()
  expect(told).toEqual([...Array(40).keys()])
})

test('who has stopped is not told, and the last one to stop leaves nothing on the signal (I10)', () => {
  const { controller, signal, listeners } = watched()
  const task = vi.fn()
  const stops = [onAbort(signal, task), onAbort(signal, task)]
  stops[0]?.()
  expect(listeners()).toBe(1)
  stops[1]?.()
  stops[1]?.()
  expect(listeners()).toBe(0)
  controller.abort()
  expect(task).not.toHaveBeenCalled()
})

test('a signal that all have left is heard again by who comes later, however late the others stop', () => {
  const { controller, signal, listeners } = watched()
  const early = onAbort(signal, () => undefined)
  early()
  const task = vi.fn()
  onAbort(signal, task)
  early()
  expect(listeners()).toBe(1)
  controller.abort()
  expect(task).toHaveBeenCalledTimes(1)
})
