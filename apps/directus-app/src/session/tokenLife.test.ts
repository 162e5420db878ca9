import { expect, test } from 'vitest'
import { inWords, tokenLife } from './tokenLife.ts'

const span = { from: 1_000, to: 61_000 }

test.each([
  ['at the beginning', 1_000, { seconds: 60, share: 1 }],
  ['half way', 31_000, { seconds: 30, share: 0.5 }],
  ['in its last moment', 60_999, { seconds: 1, share: 1 / 60_000 }],
  ['afterwards', 70_000, { seconds: 0, share: 0 }],
  ['on a clock that was set back', 0, { seconds: 61, share: 1 }],
])('what is left of a life %s', (_, now, left) => {
  expect(tokenLife(span, now)).toEqual(left)
})

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [65, '1:05 min'],
  [86_400, '24:00 h'],
])('%i seconds are %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words)
})
