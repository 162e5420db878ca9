import { expect, test } from 'vitest'
import { createEmulator } from './emulator.ts'
import { emulatorFetch } from './emulatorFetch.ts'
import { ADA, JOURNAL } from './testing/tester.ts'

const ME = 'http://api.localhost/v1/users/me'

test('it takes what fetch takes', async () => {
  const emulator = createEmulator()
  const fetch = emulatorFetch(emulator)
  const headers = { authorization: `Bearer ${emulator.signIn(ADA).value}` }
  expect((await fetch(ME, { headers })).status).toBe(200)
  expect((await fetch(new URL(ME), { headers })).status).toBe(200)
  expect((await fetch(new Request(ME, { headers }))).status).toBe(200)
})

test('it sends the origin of the page', async () => {
  const emulator = createEmulator()
  await emulatorFetch(emulator, { origin: 'http://localhost:3333' })(ME)
  await emulatorFetch(emulator)(ME)
  expect(emulator.requests.list().map(({ origin }) => origin)).toEqual([
    'http://localhost:3333',
    null,
  ])
})

test('a page that is not allowed cannot read the answer', async () => {
  const fetch = emulatorFetch(createEmulator(), { origin: 'https://evil.example' })
  await expect(fetch(ME)).rejects.toThrow(new TypeError('fetch failed'))
})

test('an aborted request rejects with the reason', async () => {
  const fetch = emulatorFetch(createEmulator())
  await expect(fetch(ME, { signal: AbortSignal.abort('stop') })).rejects.toBe('stop')
})

test('cookies stay with their host and go out only when asked', async () => {
  const emulator = createEmulator()
  const fetch = emulatorFetch(emulator)
  const body = JSON.stringify({ person: ADA })
  const credentials = 'include'
  const host = `http://${JOURNAL}.api.localhost`
  await fetch(`${host}/__emulator/cookies/session`, { method: 'POST', body, credentials })
  expect((await fetch(`${host}/v1/users/me`, { credentials })).status).toBe(200)
  expect((await fetch(`${host}/v1/users/me`)).status).toBe(401)
  const other = 'http://p7d4m1qz.api.localhost/v1/users/me'
  expect((await fetch(other, { credentials })).status).toBe(401)
})

test('two emulators share nothing', async () => {
  const one = createEmulator()
  const other = createEmulator()
  const headers = { authorization: `Bearer ${one.signIn(ADA).value}` }
  expect((await emulatorFetch(other)(ME, { headers })).status).toBe(401)
})

test('a closed emulator answers nobody', async () => {
  const emulator = createEmulator()
  emulator.close()
  await expect(emulatorFetch(emulator)(ME)).rejects.toThrow('fetch failed')
})
