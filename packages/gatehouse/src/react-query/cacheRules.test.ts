import { expect, test } from 'vitest'
import type { QueryOwner } from './authQueryKey.ts'
import {
  goesWithPerson,
  holderOf,
  isDeparture,
  isIntruder,
  isStray,
  mayResume,
} from './cacheRules.ts'
import { UNKNOWN } from './personTag.ts'

const ofAda: QueryOwner = { backend: 'b', project: null, person: 'ada' }
const heldByAda = holderOf('b', { type: 'logged-in' }, 'ada')
const heldByTomas = holderOf('b', { type: 'logged-in' }, 'tomas')
const heldByNobody = holderOf('b', { type: 'logged-out' }, null)
const undecided = holderOf('b', { type: 'logging-in' }, null)
const failed = holderOf('b', { type: 'error' }, null)

test.each([
  [null, null, false],
  [null, 'ada', false],
  ['ada', 'ada', false],
  ['ada', null, true],
  ['ada', 'tomas', true],
  ['ada', UNKNOWN, true],
  [UNKNOWN, 'ada', false],
  [UNKNOWN, null, true],
])('from %s to %s is a departure: %s', (former, present, departs) => {
  expect(isDeparture(former, present)).toBe(departs)
})

test('another person’s entry is an intruder once it is settled who is there, or that nobody is', () => {
  expect(isIntruder(ofAda, heldByAda)).toBe(false)
  expect(isIntruder(ofAda, heldByTomas)).toBe(true)
  expect(isIntruder(ofAda, heldByNobody)).toBe(true)
  expect(isIntruder(ofAda, undecided)).toBe(false)
  expect(isIntruder(ofAda, failed)).toBe(false)
})

test("an entry of nobody, of another backend, or without an owner is no intruder's", () => {
  expect(isIntruder({ ...ofAda, person: null }, heldByTomas)).toBe(false)
  expect(isIntruder({ ...ofAda, backend: 'c' }, heldByTomas)).toBe(false)
  expect(isIntruder(undefined, heldByTomas)).toBe(false)
})

test('with the person goes all that is not known to be of another backend', () => {
  expect(goesWithPerson(undefined, heldByNobody)).toBe(true)
  expect(goesWithPerson(ofAda, heldByNobody)).toBe(true)
  expect(goesWithPerson({ ...ofAda, backend: 'c' }, heldByNobody)).toBe(false)
})

test('what somebody left whom nobody had named is nobody’s', () => {
  expect(isStray({ ...ofAda, person: UNKNOWN }, heldByAda)).toBe(true)
  expect(isStray(ofAda, heldByAda)).toBe(false)
  expect(isStray(undefined, heldByAda)).toBe(false)
})

test('a mutation is taken up again in the name of who made it only', () => {
  expect(mayResume(ofAda, heldByAda)).toBe(true)
  expect(mayResume(ofAda, heldByTomas)).toBe(false)
  expect(mayResume(ofAda, undecided)).toBe(false)
  expect(mayResume(undefined, heldByAda)).toBe(false)
  expect(mayResume({ ...ofAda, person: UNKNOWN }, heldByAda)).toBe(false)
  expect(mayResume({ ...ofAda, person: null }, heldByNobody)).toBe(false)
  expect(mayResume({ ...ofAda, backend: 'c' }, heldByNobody)).toBe(true)
})
