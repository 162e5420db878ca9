// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createEmulator } from './emulator.ts'
import { emulatorFetch } from './emulatorFetch.ts'
import { ADA } from './testing/tester.ts'

test('under a DOM, whose Request refuses an Origin, it is still sent', async () => {
  const emulator = createEmulator()
  const origin = 'http://localhost:3333'
  expect(new Request('http://localhost', { headers: { origin } }).headers.get('origin')).toBeNull()

  const fetch = emulatorFetch(emulator, { origin })
  const headers = { authorization: `Bearer ${emulator.signIn(ADA).value}` }
  const me = await fetch('http://api.localhost/v1/users/me', { headers })

  expect(await me.json()).toMatchObject({ id: ADA })
  expect(emulator.requests.list()).toMatchObject([{ origin, status: 200 }])
})
