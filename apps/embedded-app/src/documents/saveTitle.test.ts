import { expect, test } from 'vitest'
import { saveTitle } from './saveTitle.ts'
import type { Saving } from './saving.ts'

class HttpError extends Error {
  readonly statusCode: number
  constructor(statusCode: number) {
    super(`Status ${statusCode}`)
    this.statusCode = statusCode
  }
}

async function save(answers: readonly (Error | 'ok')[]): Promise<readonly Saving['type'][]> {
  const seen: Saving['type'][] = []
  const left = [...answers]
  await saveTitle({
    id: 'a',
    async commit() {
      const answer = left.shift()
      if (answer instanceof Error) throw answer
    },
    onProgress: ({ type }) => void seen.push(type),
    pause: async () => undefined,
    now: () => 1,
    signal: new AbortController().signal,
  })
  expect(left).toEqual([])
  return seen
}

test('a save that gets through is saved', async () => {
  expect(await save(['ok'])).toEqual(['saving', 'saved'])
})

test('a save that meets a dead network waits, says so once, and is saved when it is back', async () => {
  const dead = new TypeError('Failed to fetch')

  expect(await save([dead, new HttpError(503), 'ok'])).toEqual(['saving', 'waiting', 'saved'])
})

test('a save that the server refuses is not sent again', async () => {
  expect(await save([new HttpError(403)])).toEqual(['saving', 'failed'])
})

test('a save that nobody waits for any more says nothing', async () => {
  const seen: Saving['type'][] = []
  const controller = new AbortController()
  await saveTitle({
    id: 'a',
    async commit() {
      controller.abort()
    },
    onProgress: ({ type }) => void seen.push(type),
    pause: async () => undefined,
    now: () => 1,
    signal: controller.signal,
  })

  expect(seen).toEqual(['saving'])
})
