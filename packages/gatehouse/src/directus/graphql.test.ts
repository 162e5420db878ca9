import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { expect, test } from 'vitest'
import { createDirectus } from './createDirectus.ts'
import { graphql } from './graphql.ts'
import { staticToken } from './staticToken.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'

const LOGIN = `mutation ($email: String!, $password: String!) {
  auth_login(email: $email, password: $password, mode: json) { access_token expires }
}`

function emulated() {
  const globals = { fetch: emulatorFetch(createEmulator()) }
  return createDirectus('http://directus.localhost', { globals }).with(graphql())
}

test('a wrong password inside a 200 is an error with its code, and what came of the rest', async () => {
  const error = await rejection(
    emulated().query(LOGIN, { email: 'editor@example.com', password: 'canary-wrong' }, 'system'),
  )
  expect(error).toMatchObject({
    name: 'DirectusError',
    errors: [{ extensions: { code: 'INVALID_CREDENTIALS' } }],
    data: { auth_login: null },
    response: { status: 200 },
  })
})

test('the time that a token serves is a text there, and is left to the app', async () => {
  const data = await emulated().query<{ auth_login: { expires: string } }>(
    LOGIN,
    { email: 'editor@example.com', password: 'editor-pass-1' },
    'system',
  )
  expect(data.auth_login.expires).toBe('900000')
})

test('who asks for what needs a sign-in is told by a validation error, with a token by its data', async () => {
  const client = emulated()
  expect(await rejection(client.query('{ users_me { email } }', {}, 'system'))).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION' } }],
    response: { status: 400 },
  })
  const admin = client.with(staticToken('admin-static-token'))
  expect(await admin.query('{ users_me { email } }', {}, 'system')).toEqual({
    users_me: { email: 'admin@example.com' },
  })
})

test('items are asked for where no scope is named, and a secret in the query is not repeated (I9)', async () => {
  const document =
    'mutation { auth_login(email: "a@example.com", password: "canary-inline") { expires } }'
  const { url, arrived } = await recordingServer(({ body }) => ({
    body: { ...refused('INTERNAL_SERVER_ERROR', `Not possible: ${body}`), data: null },
  }))
  const error = await rejection(createDirectus(url).with(graphql()).query(document))
  expect(arrived[0]?.url).toBe('/graphql')
  expect(String(error)).toContain('[redacted]')
  expect(String(error)).not.toContain('canary')
})
