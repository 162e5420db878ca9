import { expect, test } from 'vitest'
import { reading } from './reading.ts'
import { resultRow } from './resultRow.ts'
import { textTable } from './textTable.ts'

const source = {
  type: 'case',
  case: { file: 'x/ours', world: 'node', kind: 'time' },
  figure: 'literal',
} as const

test('a line says how far apart the processes were, and how the sides compare', () => {
  const row = {
    what: 'getClient',
    unit: 'µs',
    ours: source,
    theirs: source,
    target: { type: 'ratio', value: 0.5, theirs: 6.2 },
  } as const
  expect(resultRow({ row, ours: reading([0.4, 0.5, 0.6]), theirs: reading([6.25]) })).toEqual([
    'getClient',
    '0.500 µs (0.400–0.600)',
    '6.25 µs',
    '0.080',
    '≤ 0.081 (0.500 / 6.20 µs)',
    'met',
  ])
})

test('without the other side, and next to nothing, there is no ratio', () => {
  const row = { what: 'left', unit: '', ours: source, target: { type: 'most', value: 0 } } as const
  expect(resultRow({ row, ours: reading([0]) })).toEqual(['left', '0', '–', '–', '≤ 0', 'met'])
  expect(resultRow({ row, ours: reading([0]), theirs: reading([0]) })[3]).toBe('–')
})

test('the columns of a table stand in line', () => {
  expect(
    textTable(
      ['', 'ours'],
      [
        ['a', '1,000'],
        ['long', '2'],
      ],
    ),
  ).toBe(
    ['|      | ours  |', '| ---- | ----- |', '| a    | 1,000 |', '| long | 2     |'].join('\n'),
  )
})
