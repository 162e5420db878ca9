import { expect, test } from 'vitest'
import { retryDelay } from './retryDelay.ts'

const now = { mono: 0, wall: Date.parse('2026-01-01T00:00:00Z') }

function busy(message: string, reset?: unknown) {
  return {
    message,
    extensions: { code: 'REQUESTS_EXCEEDED', ...(reset !== undefined && { reset }) },
  }
}

test.each([
  ['7', busy('Too many requests, retry after 3s.'), 7_000],
  ['Thu, 01 Jan 2026 00:00:09 GMT', undefined, 9_000],
  ['soon', busy('Too many requests, retry after 3s.'), 3_000],
  [null, busy('Too many requests, retry after 3s.'), 3_000],
  [null, busy('Too many messages, retry after 4999ms.'), 4_999],
  [null, busy('Wait.', '2026-01-01T00:00:05.000Z'), 5_000],
  [null, busy('Wait.', '2025-12-31T00:00:00.000Z'), 0],
  [null, busy('Wait.', 'soon'), undefined],
  [null, busy('Wait.', 12), undefined],
  [null, undefined, undefined],
])('a header %j and an error %j ask for %s ms (F6)', (header, error, ms) => {
  expect(retryDelay(header, error, now)).toBe(ms)
})
