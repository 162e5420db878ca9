import { AuthError } from 'gatehouse/sanity/react'
import { expect, test } from 'vitest'
import { failureOf, isForBoundary, sentenceOf } from './failure.ts'

function answered(statusCode: number): Error {
  return Object.assign(new Error(`Status ${statusCode}`), { statusCode })
}

test.each([
  ['a dead connection', new TypeError('Failed to fetch')],
  ['a server in trouble', answered(503)],
  ['too many requests', answered(429)],
  ['a credential that is waited for', new AuthError('timeout', 'Late.', { recoverable: true })],
])('%s may pass', (_, cause) => {
  expect(failureOf(cause)).toEqual({ type: 'unreachable' })
})

test.each([
  ['a refused person', answered(401), true],
  ['a session that is over', new AuthError('signed-out', 'Nobody is signed in.'), true],
  ['a query that cannot be read', answered(400), false],
  ['a role that may not', answered(403), false],
])('%s is final, and the boundary is told of what is its own', (_, cause, forBoundary) => {
  const failure = failureOf(cause)

  expect(failure).toEqual({ type: 'refused', error: cause })
  expect(isForBoundary(cause)).toBe(forBoundary)
})

test('what is thrown without being an error is one', () => {
  expect(failureOf('nonsense')).toEqual({ type: 'unreachable' })
})

test('a role that may not is told so in a sentence; other errors bring their own', () => {
  expect(sentenceOf(answered(403))).toBe('Your role in this project does not allow it.')
  expect(sentenceOf(new Error('Its own.'))).toBe('Its own.')
})
