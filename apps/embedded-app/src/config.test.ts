import { expect, test } from 'vitest'
import { readApiHost } from './config.ts'

test('a build finds the API on its own port', () => {
  expect(readApiHost({}, { protocol: 'http:', port: '4321' })).toBe('http://api.localhost:4321')
  expect(readApiHost({}, { protocol: 'https:', port: '' })).toBe('https://api.localhost')
})

test('what the environment says wins', () => {
  const env = { VITE_API_HOST: 'http://api.localhost:4700' }

  expect(readApiHost(env, { protocol: 'http:', port: '4702' })).toBe('http://api.localhost:4700')
})
