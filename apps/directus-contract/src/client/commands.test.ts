import {
  authentication,
  createDirectus,
  createItem,
  createItems,
  customEndpoint,
  deleteItem,
  disableTwoFactor,
  enableTwoFactor,
  generateTwoFactorSecret,
  isDirectusError,
  login,
  logout,
  readItem,
  readItems,
  readMe,
  readProviders,
  refresh,
  rest,
  staticToken,
  updateItem,
  updateMe,
  withOptions,
  withSearch,
  withToken,
} from 'gatehouse/directus'
import { describe, expect, test } from 'vitest'
import { EDITOR, READER } from '../suite/people.ts'
import { oneTimePassword } from '../suite/signIn.ts'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

describe('login, refresh and logout', () => {
  test('with arguments in a row', async () => {
    const client = anonymous()
    const data = await client.request(login(EDITOR.email, EDITOR.password, { mode: 'json' }))
    const next = await client.request(refresh('json', String(data.refresh_token)))
    await client.request(logout(String(next.refresh_token), 'json'))

    await expectRefused(client.request(refresh('json', String(next.refresh_token))))
  })

  test('with options', async () => {
    const client = anonymous()
    const { email, password } = EDITOR
    const data = await client.request(login({ email, password }, { mode: 'json' }))
    const next = await client.request(
      refresh({ mode: 'json', refresh_token: String(data.refresh_token) }),
    )
    await client.request(logout({ mode: 'json', refresh_token: String(next.refresh_token) }))

    await expectRefused(
      client.request(refresh({ mode: 'json', refresh_token: String(next.refresh_token) })),
    )
  })
})

describe('items', () => {
  test('are made, read, changed and deleted', async () => {
    const client = asEditor()
    const made = await client.request(createItem('tasks', { title: 'By our command' }))
    expect(made).toMatchObject({ id: expect.any(Number), title: 'By our command' })

    await client.request(updateItem('tasks', made.id, { title: 'Changed' }))
    expect(await client.request(readItem('tasks', made.id))).toMatchObject({ title: 'Changed' })
    await client.request(deleteItem('tasks', made.id))
    await expect(client.request(readItem('tasks', made.id))).rejects.toSatisfy((error) =>
      isDirectusError(error, 'FORBIDDEN'),
    )
  })

  test('several are made in one request', async () => {
    const client = asEditor()
    const made = await client.request(createItems('tasks', [{ title: 'One' }, { title: 'Two' }]))

    expect(made.map(({ title }) => title)).toEqual(['One', 'Two'])
    for (const { id } of made) await client.request(deleteItem('tasks', id))
  })

  test('are chosen by a query, in the address or in the body of a SEARCH', async () => {
    const client = asEditor()
    const query = { filter: { status: { _eq: 'open' } }, sort: ['-sort'], fields: ['id'] } as const
    const expected = [{ id: 3 }, { id: 1 }]

    expect(await client.request(readItems('tasks', query))).toEqual(expected)
    expect(await client.request(withSearch(readItems('tasks', query)))).toEqual(expected)
  })

  test('a token, and options of fetch, for one request', async () => {
    const client = anonymous()
    await expectRefused(client.request(readMe()))

    expect(await client.request(withToken(EDITOR.token, readMe()))).toMatchObject({ id: EDITOR.id })
    const announcements = await client.request(
      withOptions(readItems('announcements'), { credentials: 'omit' }),
    )
    expect(announcements).toHaveLength(1)
  })
})

test('an endpoint of any kind', async () => {
  expect(await anonymous().request(customEndpoint({ path: '/server/ping' }))).toBe('pong')
})

test('there are no providers without any', async () => {
  expect(await anonymous().request(readProviders())).toEqual([])
})

test('a person changes what is said of them', async () => {
  const me = await asEditor().request(updateMe({ title: 'Editor' }))

  expect(me).toMatchObject({ id: EDITOR.id, title: 'Editor' })
})

test('a second factor is turned on, asked for and turned off', async () => {
  const { email, password } = EDITOR
  const client = asEditor()
  const { secret, otpauth_url } = await client.request(generateTwoFactorSecret(password))
  expect(otpauth_url).toMatch(/^otpauth:\/\/totp\//)
  await client.request(enableTwoFactor(secret, await oneTimePassword(secret)))
  const session = createDirectus<SuiteSchema>(server().url).with(authentication('json'))
  await expect(session.login(email, password)).rejects.toSatisfy((error) =>
    isDirectusError(error, 'INVALID_OTP'),
  )

  await session.login(email, password, { otp: await oneTimePassword(secret) })
  expect(await session.getToken()).toEqual(expect.any(String))
  await client.request(disableTwoFactor(await oneTimePassword(secret)))
  await session.logout()
  await session.login(email, password)
  session.dispose()
})

test('setToken goes on with what another client has got (D12)', async () => {
  const first = createDirectus<SuiteSchema>(server().url).with(authentication('json'))
  const data = await first.login(READER.email, READER.password)
  const second = createDirectus<SuiteSchema>(server().url).with(authentication('json')).with(rest())
  await second.setToken(data)
  const renewed = await second.refresh()

  expect(renewed.refresh_token).not.toBe(data.refresh_token)
  expect(await second.request(readItems('tasks', { limit: 1 }))).toHaveLength(1)
  first.dispose()
  second.dispose()
})

function anonymous() {
  return createDirectus<SuiteSchema>(server().url).with(rest())
}

function asEditor() {
  return createDirectus<SuiteSchema>(server().url).with(staticToken(EDITOR.token)).with(rest())
}

async function expectRefused(answer: Promise<unknown>): Promise<void> {
  await expect(answer).rejects.toSatisfy((error) => isDirectusError(error, 'INVALID_CREDENTIALS'))
}
