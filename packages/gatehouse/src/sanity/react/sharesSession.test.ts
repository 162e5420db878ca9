import { expect, test } from 'vitest'
import { sharesSession } from './sharesSession.ts'

const around = { projectId: 'a', auth: { apiHost: 'https://api.example' } }

test.each([
  ['nothing', {}],
  ['another project', { projectId: 'b', dataset: 'x', perspective: 'raw' as const }],
  ['the same sign-in', { auth: { apiHost: 'https://api.example' } }],
])('a provider that says %s shares the session around it', (_, own) => {
  expect(sharesSession(around, own)).toBe(true)
})

test.each([
  ['another host', { auth: { apiHost: 'https://api.other.example' } }],
  ['a token of its own', { auth: { ...around.auth, token: 'sk-own' } }],
  ['a studio', { studio: { authenticated: true } }],
  ['a studio in the other words', { studioMode: { enabled: true } }],
])('one that says %s has a session of its own', (_, own) => {
  expect(sharesSession(around, own)).toBe(false)
})
