import { expect, test } from 'vitest'
import { readLoginReturn } from './loginReturn.ts'
import { loginUrl } from './loginUrl.ts'

const OPTIONS = {
  loginOrigin: 'http://www.localhost:4700',
  returnTo: 'http://dashboard.localhost:4701/?tab=2#/somewhere',
  state: 'unguessable',
  personId: 'gAda',
}

test('the login page is asked for a stamped token, by a one-time code', () => {
  const url = new URL(loginUrl(OPTIONS))

  expect(`${url.origin}${url.pathname}`).toBe('http://www.localhost:4700/login')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    origin: 'http://dashboard.localhost:4701/?tab=2&login=unguessable',
    type: 'stampedToken',
    withSid: 'true',
    person: 'gAda',
  })
})

test('what the login page comes back to is read as what was sent', () => {
  const origin = new URL(loginUrl(OPTIONS)).searchParams.get('origin')

  expect(readLoginReturn(`${origin}#sid=code`)).toEqual({
    result: { type: 'code', sid: 'code', state: 'unguessable' },
    cleanHref: 'http://dashboard.localhost:4701/?tab=2',
  })
})
