import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const page = { protocol: 'http:', hostname: 'localhost' }

test('without a configuration the emulator is on its usual port', () => {
  expect(readConfig({}, page)).toEqual({ directusUrl: 'http://localhost:4710', isEmulated: true })
})

test('the people of a real server are nobody’s to show', () => {
  const VITE_DIRECTUS_URL = 'https://directus.example.com'
  expect(readConfig({ VITE_DIRECTUS_URL }, page)).toEqual({
    directusUrl: VITE_DIRECTUS_URL,
    isEmulated: false,
  })
})

test('an emulator may be on another port', () => {
  const VITE_DIRECTUS_URL = 'http://localhost:4810'
  const env = { VITE_DIRECTUS_URL, VITE_DIRECTUS_IS_EMULATED: 'yes' }
  expect(readConfig(env, page).isEmulated).toBe(true)
})
