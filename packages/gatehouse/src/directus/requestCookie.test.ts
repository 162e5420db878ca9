/** A server that acts for whoever sent it a request. */
import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { expect, test } from 'vitest'
import { readMe } from './commands/readMe.ts'
import { createDirectus } from './createDirectus.ts'
import { rest } from './rest.ts'
import { staticToken } from './staticToken.ts'

const ADDRESS = 'http://directus.localhost'

test('the session in the cookie of a request serves as a token, for each request its own (S14)', async () => {
  const emulator = createEmulator()
  const fetch = emulatorFetch(emulator)
  const answerFor = async (email: string, password: string) => {
    const signedIn = await fetch(`${ADDRESS}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, mode: 'session' }),
    })
    const cookie = /directus_session_token=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')
    const client = createDirectus(ADDRESS, { globals: { fetch } })
      .with(staticToken(cookie?.[1] ?? ''))
      .with(rest())
    return client.request(readMe({ fields: ['email'] }))
  }
  const answers = await Promise.all([
    answerFor('editor@example.com', 'editor-pass-1'),
    answerFor('viewer@example.com', 'viewer-pass-1'),
  ])
  expect(answers).toEqual([{ email: 'editor@example.com' }, { email: 'viewer@example.com' }])
})
