import { expect, test } from 'vitest'
import { nameOf } from './nameOf.ts'

test.each([
  [{ id: '1', first_name: 'Noor', last_name: 'Haddad' }, 'Noor Haddad'],
  [{ id: '1', first_name: null, last_name: 'Haddad' }, 'Haddad'],
  [{ id: '1', email: 'noor@example.com' }, 'noor@example.com'],
  [{ id: '1' }, 'Somebody without a role'],
])('%j is called %s', (person, name) => {
  expect(nameOf(person)).toBe(name)
})
