import { expect, test } from 'vitest'
import { hasOwnPage, readProvidersAnswer } from './loginProviders.ts'

const google = { name: 'google', label: 'Google', driver: 'openid', icon: 'google' }

test('the ways to sign in, and whether passwords are one of them, stand side by side', () => {
  expect(readProvidersAnswer({ data: [google], disableDefault: true })).toEqual({
    providers: [google],
    disableDefault: true,
  })
})

test('a provider without a label is called by its name', () => {
  const { providers } = readProvidersAnswer({ data: [{ name: 'our-company', driver: 'saml' }] })
  expect(providers).toEqual([
    { name: 'our-company', label: 'Our company', driver: 'saml', icon: null },
  ])
})

test.each([[null], ['<html>'], [{ data: 'x' }], [{ data: [null, {}, { name: 7 }] }]])(
  'of %j nothing is offered',
  (answer) => {
    expect(readProvidersAnswer(answer)).toEqual({ providers: [], disableDefault: false })
  },
)

test.each([
  ['openid', true],
  ['saml', true],
  ['ldap', false],
  ['local', false],
])('whether a provider by %s has a page of its own: %s', (driver, expected) => {
  expect(hasOwnPage({ ...google, driver })).toBe(expected)
})
