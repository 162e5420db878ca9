import { expect, test } from 'vitest'
import type { AuthState, LoggedInAuthState } from '../../authState.ts'
import { sessionChange } from './sessionChange.ts'

const nobody: AuthState = { type: 'logged-out', isDestroyingSession: false }
const anna = as('T1', 'anna')

function as(token: string | null, id?: string, lastTokenRefresh?: number): LoggedInAuthState {
  const currentUser = id === undefined ? null : { id }
  const method = token === null ? 'cookie' : 'token'
  return { type: 'logged-in', token, currentUser, method, lastTokenRefresh }
}

test.each<[string, AuthState, AuthState, string | undefined]>([
  ['a sign-in', nobody, anna, 'personCame'],
  ['a sign-out', anna, nobody, 'personLeft'],
  ['a renewal', anna, as('T2', 'anna', 1), 'credentialRenewed'],
  ['a renewed cookie', as(null, 'anna', 1), as(null, 'anna', 2), 'credentialRenewed'],
  ['a person who becomes known', as('T1'), anna, undefined],
  ['a renewal before that', as('T1'), as('T2', undefined, 1), 'credentialRenewed'],
  ['another person', anna, as('T2', 'ben'), 'personChanged'],
  ['somebody who is not known yet in place of a person', anna, as('T2'), 'personChanged'],
  ['one unknown in place of another', as('T1'), as('T2'), 'personChanged'],
  ['nothing', anna, { ...anna }, undefined],
])('%s', (...row) => {
  const [, previous, next, type] = row
  expect(sessionChange(previous, next)?.type).toBe(type)
})
