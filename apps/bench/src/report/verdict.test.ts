import { expect, test } from 'vitest'
import type { Target } from '../rows/row.ts'
import { verdict } from './verdict.ts'

const ratio: Target = { type: 'ratio', value: 40, theirs: 80 }

test('a ratio is met on any machine, however slow', () => {
  expect(verdict({ ours: 500, theirs: 1_000, target: ratio })).toBe('met')
})

test('a ratio is missed on a machine so fast that the number itself is below the target', () => {
  expect(verdict({ ours: 15, theirs: 20, target: ratio })).toBe('MISSED, ×1.50')
})

test('to be worse than theirs is said even where no target is missed', () => {
  expect(verdict({ ours: 3, theirs: 2 })).toBe('WORSE THAN THEIRS')
  expect(verdict({ ours: 3, theirs: 2, target: { type: 'most', value: 4 } })).toBe(
    'WORSE THAN THEIRS',
  )
})

test('both are said where both are so', () => {
  expect(verdict({ ours: 30, theirs: 20, target: ratio })).toBe('MISSED, ×3.00; WORSE THAN THEIRS')
})

test('a limit of nothing is missed by anything', () => {
  const none: Target = { type: 'most', value: 0 }
  expect(verdict({ ours: 0, theirs: 1_000, target: none })).toBe('met')
  expect(verdict({ ours: 1, theirs: 1_000, target: none })).toBe('MISSED')
})

test('where there is an exact target, fewer is no better than more', () => {
  const one: Target = { type: 'exactly', value: 1 }
  expect(verdict({ ours: 1, theirs: 0, target: one })).toBe('met')
  expect(verdict({ ours: 0, theirs: 1, target: one })).toBe('MISSED')
  expect(verdict({ ours: 2, theirs: 3, target: one })).toBe('MISSED')
})

test('a ratio needs the other side', () => {
  expect(verdict({ ours: 1, target: ratio })).toBe('nothing to compare with')
})
