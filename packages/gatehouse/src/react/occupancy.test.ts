import { expect, test } from 'vitest'
import { nextOccupancy, vacant } from './occupancy.ts'

/** The numbers that a row of people leads to. */
function numbers(...people: readonly (string | undefined)[]): readonly number[] {
  let occupancy = vacant
  return people.map((person) => {
    occupancy = nextOccupancy(occupancy, person)
    return occupancy.number
  })
}

test('the same person keeps the number, and one who gets known was there already', () => {
  expect(numbers(undefined, 'ada', 'ada')).toEqual([0, 0, 0])
})

test('nobody, and somebody else, take another number', () => {
  expect(numbers('ada', undefined, 'ada', 'tomas')).toEqual([0, 1, 1, 2])
})

test('an equal occupancy keeps its reference', () => {
  const ada = nextOccupancy(vacant, 'ada')
  expect(nextOccupancy(ada, 'ada')).toBe(ada)
})
