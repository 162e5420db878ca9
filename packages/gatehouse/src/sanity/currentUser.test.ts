import { expect, test } from 'vitest'
import { parseCurrentUser } from './currentUser.ts'

test('a person is what the API says of them, and nothing that we do not know', () => {
  const person = {
    id: 'gAda',
    name: 'Ada',
    email: 'ada@example.com',
    profileImage: 'https://example.com/ada.png',
    provider: 'google',
    role: 'administrator',
    roles: [{ name: 'administrator', title: 'Administrator', description: 'All of it' }],
  }
  expect(parseCurrentUser({ ...person, secretNote: 'x' })).toEqual(person)
})

test('what is missing, or null, is nothing', () => {
  const nobodySaid = { name: '', email: '', role: '', roles: [] }
  expect(parseCurrentUser({ id: 'gAda' })).toEqual({ id: 'gAda', ...nobodySaid })
  const nulls = {
    name: null,
    email: null,
    profileImage: null,
    provider: null,
    role: null,
    roles: null,
  }
  const parsed = parseCurrentUser({ id: 'gAda', ...nulls })
  expect(parsed).toEqual({ id: 'gAda', ...nobodySaid })
  expect(parsed?.profileImage).toBeUndefined()
})

test.each([
  [undefined],
  [null],
  ['<!doctype html>'],
  [[]],
  [{}],
  [{ id: '' }],
  [{ id: 5 }],
  [{ id: null }],
  [{ id: { $ne: '' } }],
  [{ id: 'gAda', name: {} }],
  [{ id: 'gAda', roles: 'administrator' }],
  [{ id: 'gAda', roles: [{ title: 'no name' }] }],
  [{ statusCode: 200, message: 'ok' }],
])('%j is not a person (F7)', (value) => {
  expect(parseCurrentUser(value)).toBeUndefined()
})

test('a person cannot reach a prototype (S13)', () => {
  const parsed = parseCurrentUser(
    JSON.parse(
      '{"id":"gAda","__proto__":{"admin":true},"roles":[{"name":"a","__proto__":{"x":1}}]}',
    ),
  )
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
  expect(parsed).not.toHaveProperty('admin')
  expect(parsed?.roles[0]).not.toHaveProperty('x')
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
  expect(parseCurrentUser(JSON.parse('{"__proto__":{"id":"gEve"}}'))).toBeUndefined()
})
