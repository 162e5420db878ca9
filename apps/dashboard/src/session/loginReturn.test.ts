import { expect, test } from 'vitest'
import { readLoginReturn } from './loginReturn.ts'

const HOME = 'http://dashboard.localhost:4701/'

test('a code comes in the hash, with the state in the query, and the address loses both', () => {
  expect(readLoginReturn(`${HOME}?login=abc#sid=one-time`)).toEqual({
    result: { type: 'code', sid: 'one-time', state: 'abc' },
    cleanHref: HOME,
  })
})

test('a code may come in the query, in front of a route that stays', () => {
  expect(readLoginReturn(`${HOME}?login=abc&sid=one-time&tab=2#/apps`)).toEqual({
    result: { type: 'code', sid: 'one-time', state: 'abc' },
    cleanHref: `${HOME}?tab=2#/apps`,
  })
})

test('a refusal brings its sentence', () => {
  const href = `${HOME}?login=abc#error=access_denied&error_description=Not+you.`

  expect(readLoginReturn(href)).toEqual({
    result: { type: 'refused', sentence: 'Not you.', state: 'abc' },
    cleanHref: HOME,
  })
})

test('a refusal without a sentence, and one with a novel, become a sentence', () => {
  const short = readLoginReturn(`${HOME}#error=access_denied`).result
  const long = readLoginReturn(`${HOME}#error=x&error_description=${'a'.repeat(5000)}`).result

  expect(short).toMatchObject({ sentence: 'The login page refused the sign-in.', state: null })
  expect(long.type === 'refused' && long.sentence.length).toBe(300)
})

test('an address of ours is left as it is, letter for letter', () => {
  const href = `${HOME}?a=b%20c&d#/route?x=1`

  expect(readLoginReturn(href)).toEqual({ result: { type: 'none' }, cleanHref: href })
})
