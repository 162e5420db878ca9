import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('a build finds its siblings on its own port', () => {
  expect(readConfig({}, { protocol: 'http:', port: '4321' })).toEqual({
    apiHost: 'http://api.localhost:4321',
    loginOrigin: 'http://www.localhost:4321',
    appOrigin: 'http://app.localhost:4321',
  })
})

test('the default port leaves no colon behind', () => {
  expect(readConfig({}, { protocol: 'https:', port: '' }).apiHost).toBe('https://api.localhost')
})

test('what the environment says wins', () => {
  const env = { VITE_API_HOST: 'http://api.localhost:4700' }

  expect(readConfig(env, { protocol: 'http:', port: '4701' })).toMatchObject({
    apiHost: 'http://api.localhost:4700',
    appOrigin: 'http://app.localhost:4701',
  })
})
