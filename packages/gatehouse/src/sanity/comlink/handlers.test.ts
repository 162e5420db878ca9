import { expect, test, vi } from 'vitest'
import { createHandlers } from './handlers.ts'

test('the first answer that says something counts, and every handler is run', async () => {
  const handlers = createHandlers()
  const silent = vi.fn()
  handlers.on('question', silent)
  handlers.on('question', async () => 'first')
  handlers.on('question', () => 'second')
  await expect(handlers.answer('question', 1)).resolves.toBe('first')
  expect(silent).toHaveBeenCalledExactlyOnceWith(1)
})

test('the same function may be added twice and is taken away one by one', async () => {
  const handlers = createHandlers()
  const handler = vi.fn()
  const stop = handlers.on('news', handler)
  handlers.on('news', handler)
  stop()
  stop()
  await handlers.answer('news', 1)
  expect(handler).toHaveBeenCalledTimes(1)
})

test('types without a handler are remembered up to a limit', async () => {
  const handlers = createHandlers()
  for (let i = 0; i < 50; i += 1) await handlers.answer(`news/${i}`, i)
  const seen: unknown[] = []
  for (let i = 0; i < 50; i += 1) handlers.on(`news/${i}`, (data) => seen.push(data))
  expect(seen).toHaveLength(20)
})

test('a remembered message is given once', async () => {
  const handlers = createHandlers()
  await handlers.answer('news', 1)
  const [first, second] = [vi.fn(), vi.fn()]
  handlers.on('news', first)
  handlers.on('news', second)
  expect(first).toHaveBeenCalledExactlyOnceWith(1)
  expect(second).not.toHaveBeenCalled()
})
