import { expect, test } from 'vitest'
import { median, quantile } from './quantile.ts'

test('the median is the middle one, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5)
})

test('between two in the middle it is their mean', () => {
  expect(median([4, 1, 2, 100])).toBe(3)
})

test('a fifth of the values stay below the quantile of a fifth', () => {
  expect(quantile([60, 10, 20, 50, 30, 40], 0.2)).toBe(20)
  expect(quantile([3, 1], 0)).toBe(1)
  expect(quantile([3, 1], 1)).toBe(3)
})

test('one slow batch does not move it', () => {
  const quiet = Array.from({ length: 99 }, () => 2)
  expect(quantile([...quiet, 5_000], 0.2)).toBe(2)
})

test('there is no quantile of nothing', () => {
  expect(() => median([])).toThrow(RangeError)
})
