/**
 * The emulator tells the truth if the vendor's own SDK can work with it: over real HTTP, on the port
 * of its own, with its own commands.
 */
import {
  aggregate,
  authentication,
  createDirectus,
  createItem,
  createItems,
  deleteItem,
  deleteItems,
  disableTwoFactor,
  enableTwoFactor,
  generateTwoFactorSecret,
  graphql,
  passwordRequest,
  passwordReset,
  randomString,
  readItem,
  readItems,
  readMe,
  readProviders,
  readRolesMe,
  readUsers,
  rest,
  serverPing,
  staticToken,
  updateItem,
  updateItems,
  updateMe,
  withSearch,
} from '@directus/sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentOtp } from './directus/twoFactor.ts'
import { type RunningEmulator, startEmulator } from './node/startEmulator.ts'
import { ADMIN_TOKEN, EDITOR, TFA, TFA_SECRET } from './testing/directusTester.ts'

interface Task {
  id: number
  title: string
  status: string
}

interface Author {
  id: number
  name: string
}

interface Article {
  id: number
  title: string
  author: number | Author
}

interface Schema {
  tasks: Task[]
  authors: Author[]
  articles: Article[]
}

let emulator: RunningEmulator

beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
})

afterEach(async () => {
  await emulator.close()
})

test('it signs in, refreshes and signs out', async () => {
  const client = signedOut()
  const data = await client.login(EDITOR)
  expect(data).toMatchObject({ expires: 900_000, access_token: expect.any(String) })
  expect(await client.request(readMe({ fields: ['email'] }))).toEqual({ email: EDITOR.email })
  await client.refresh()
  await client.logout()
  expect(await client.getToken()).toBeNull()
  expect(emulator.world.directus.counters).toMatchObject({ logins: 1, refreshes: 1, logouts: 1 })
})

test('it meets the second factor', async () => {
  const client = signedOut()
  await expect(client.login(TFA)).rejects.toMatchObject({
    errors: [{ extensions: { code: 'INVALID_OTP' } }],
  })
  const otp = currentOtp(emulator.world.directus, TFA_SECRET)
  await client.login(TFA, { otp })
  await client.request(disableTwoFactor(otp))
  const { secret } = await client.request(generateTwoFactorSecret(TFA.password))
  await client.request(enableTwoFactor(secret, currentOtp(emulator.world.directus, secret)))
  expect(await client.request(readMe({ fields: ['tfa_secret'] }))).toEqual({
    tfa_secret: '**********',
  })
})

test('it reads and writes items', async () => {
  const client = administrator()
  const articles = await client.request(
    readItems('articles', {
      fields: ['id', { author: ['name'] }],
      filter: { title: { _contains: 'river' }, author: { name: { _eq: 'Amara Nwosu' } } },
      sort: ['-id'],
      limit: 3,
    }),
  )
  expect(articles).toEqual([{ id: 2, author: { name: 'Amara Nwosu' } }])
  const made = await client.request(createItem('tasks', { title: 'New' }))
  expect(made).toMatchObject({ id: 13, status: 'open' })
  await client.request(createItems('tasks', [{ title: 'a' }, { title: 'b' }]))
  expect(await client.request(updateItem('tasks', 13, { status: 'done' }))).toMatchObject({
    status: 'done',
  })
  const updated = await client.request(updateItems('tasks', [14, 15], { status: 'x' }))
  expect(updated.map(({ status }) => status)).toEqual(['x', 'x'])
  await client.request(deleteItem('tasks', 13))
  await client.request(deleteItems('tasks', [14, 15]))
  const counted = await client.request(aggregate('tasks', { aggregate: { count: '*' } }))
  expect(counted).toEqual([{ count: 12 }])
  await expect(client.request(readItem('tasks', 99))).rejects.toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  })
})

test('it asks with SEARCH', async () => {
  const found = await administrator().request(
    withSearch(readItems('tasks', { fields: ['id'], filter: { id: { _lt: 3 } } })),
  )
  expect(found).toEqual([{ id: 1 }, { id: 2 }])
})

test('it knows people, roles, providers and the server', async () => {
  const client = administrator()
  expect(await client.request(updateMe({ title: 'Chair' }, { fields: ['title'] }))).toEqual({
    title: 'Chair',
  })
  expect(await client.request(readUsers({ limit: 2, fields: ['id'] }))).toHaveLength(2)
  expect(await client.request(readRolesMe({ fields: ['name'] }))).toHaveLength(3)
  expect(await client.request(readProviders())).toMatchObject([{ name: 'acme' }, {}])
  expect(await client.request(serverPing())).toBe('pong')
  expect(await client.request(randomString(7))).toHaveLength(7)
})

test('it resets a password with the link of the mail', async () => {
  const client = signedOut()
  await client.request(passwordRequest(EDITOR.email))
  const [mail] = emulator.world.directus.mails
  const token = new URL(mail?.url ?? '').searchParams.get('token') ?? ''
  await client.request(passwordReset(token, 'another-pass-2'))
  await client.login({ ...EDITOR, password: 'another-pass-2' })
})

test('it queries by GraphQL', async () => {
  const client = administrator()
  const query = '{ tasks(limit: 1) { id title } }'
  expect(await client.query(query)).toEqual({
    tasks: [{ id: '1', title: 'Book the hall for the autumn fair' }],
  })
  expect(await client.query('{ users_me { email } }', {}, 'system')).toEqual({
    users_me: { email: 'admin@example.com' },
  })
})

function signedOut() {
  return createDirectus<Schema>(emulator.directusUrl).with(authentication('json')).with(rest())
}

function administrator() {
  return createDirectus<Schema>(emulator.directusUrl)
    .with(staticToken(ADMIN_TOKEN))
    .with(rest())
    .with(graphql())
}
