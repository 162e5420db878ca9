import { expect, test } from 'vitest'
import { readOAuthCallback } from './oauthCallback.ts'

const REDIRECT = 'https://app.example/callback'
const answerIn = (href: string, redirect = REDIRECT) => readOAuthCallback(href, redirect)

test('a code comes with its state, and the address loses both, and nothing else', () => {
  const href = `${REDIRECT}?tab=a%20b&code=C&state=S&iss=https%3A%2F%2Fapi.example&x#/route?y=1`
  expect(answerIn(href)).toEqual({
    answer: { type: 'code', code: 'C', state: 'S', iss: 'https://api.example' },
    cleanHref: `${REDIRECT}?tab=a%20b&x#/route?y=1`,
  })
})

test('a refusal comes with its words', () => {
  const href = `${REDIRECT}?error=access_denied&error_description=Not+me.&error_uri=https%3A%2F%2Fe&state=S`
  expect(answerIn(href)).toEqual({
    answer: { type: 'refusal', error: 'access_denied', description: 'Not me.', state: 'S' },
    cleanHref: REDIRECT,
  })
})

test.each([
  'https://app.example/callback/?code=C&state=S',
  'https://app.example/callback/more?code=C&state=S',
  'https://app.example/callbackmore?code=C&state=S',
  'https://app.example/Callback?code=C&state=S',
  'https://app.example/?code=C&state=S',
  'https://app.example:444/callback?code=C&state=S',
  'http://app.example/callback?code=C&state=S',
  'https://evil.example/callback?code=C&state=S',
  'https://app.example/callback#code=C&state=S',
  'https://app.example/callback?code=C',
  'https://app.example/callback?state=S',
  'https://app.example/callback?iss=x',
  'https://app.example/callback',
  'not an address',
  '',
])('%s is no answer, and stays letter for letter (S1)', (href) => {
  expect(answerIn(href)).toEqual({ answer: { type: 'none' }, cleanHref: href })
})

test.each([
  'code=&state=S',
  'code=C&code=D&state=S',
  'code=C&state=S&state=T',
  'code=C&error=&state=S',
  `code=${'c'.repeat(4_097)}&state=S`,
])('what looks like an answer and cannot be one is taken out: %.40s', (query) => {
  expect(answerIn(`${REDIRECT}?${query}`)).toEqual({
    answer: { type: 'malformed', state: expect.any(String) },
    cleanHref: REDIRECT,
  })
})

test('the redirect URI may be the whole app, and may have a query of its own', () => {
  expect(answerIn('https://app.example/?code=C&state=S', 'https://app.example').answer.type).toBe(
    'code',
  )
  expect(answerIn('https://app.example/?in=1&code=C&state=S', 'https://app.example/?in=1')).toEqual(
    {
      answer: { type: 'code', code: 'C', state: 'S' },
      cleanHref: 'https://app.example/?in=1',
    },
  )
})
