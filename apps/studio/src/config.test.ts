import { expect, test } from 'vitest'
import { projectHost, readApiHost } from './config.ts'

test('a build finds the API on its own port, and what the environment says wins', () => {
  const page = { protocol: 'http:', port: '4321' }
  expect(readApiHost({}, page)).toBe('http://api.localhost:4321')
  expect(readApiHost({}, { protocol: 'https:', port: '' })).toBe('https://api.localhost')
  const env = { VITE_API_HOST: 'http://api.localhost:4700' }
  expect(readApiHost(env, page)).toBe('http://api.localhost:4700')
})

test('the project has a host of its own below the API', () => {
  expect(projectHost('http://api.localhost:4700')).toBe('http://k3v9x2ab.api.localhost:4700')
  expect(projectHost('https://api.sanity.io')).toBe('https://k3v9x2ab.api.sanity.io')
})
