import * as vendor from '@directus/sdk'
import { describe, expect, test } from 'vitest'
import { createDirectus } from '../createDirectus.ts'
import * as ours from '../index.ts'
import type { RestCommand } from '../requestOptions.ts'
import { rest } from '../rest.ts'
import { recordingServer } from '../testing/recordingServer.ts'
import { rejection } from '../testing/rejection.ts'

interface Schema {
  tasks: { id: number; a: number }[]
  settings: { id: number }
}

// biome-ignore lint/suspicious/noExplicitAny: commands of no schema
type Command = RestCommand<unknown, any>

/** What arrives of a command, sent by our client. A body is compared as data. */
async function sent(command: Command): Promise<object | undefined> {
  const { url, arrived } = await recordingServer()
  await createDirectus(url).with(rest()).request(command)
  const [request] = arrived
  if (!request) return undefined
  const { method, url: path, headers, body } = request
  return {
    method,
    path,
    type: headers['content-type'],
    token: headers.authorization,
    body: body && JSON.parse(body),
  }
}

const EMAIL = 'a@example.com'
const query = { fields: ['id', { author: ['name'] }], filter: { id: { _gt: 1 } }, limit: 3 }

describe('for the same arguments, the same request as the vendor’s', () => {
  test.each<[string, Command, Command]>([
    [
      'login',
      ours.login({ email: EMAIL, password: 'p' }),
      vendor.login({ email: EMAIL, password: 'p' }),
    ],
    [
      'login with options',
      ours.login(
        { email: EMAIL, password: 'p' },
        { otp: '123456', mode: 'json', provider: 'corporate' },
      ),
      vendor.login(
        { email: EMAIL, password: 'p' },
        { otp: '123456', mode: 'json', provider: 'corporate' },
      ),
    ],
    [
      'login by LDAP',
      ours.login({ identifier: 'a', password: 'p' }, { provider: 'ldap' }),
      vendor.login({ identifier: 'a', password: 'p' }, { provider: 'ldap' }),
    ],
    ['refresh', ours.refresh(), vendor.refresh()],
    [
      'refresh json',
      ours.refresh({ mode: 'json', refresh_token: 't' }),
      vendor.refresh({ mode: 'json', refresh_token: 't' }),
    ],
    ['refresh session', ours.refresh({ mode: 'session' }), vendor.refresh({ mode: 'session' })],
    ['logout', ours.logout(), vendor.logout()],
    [
      'logout json',
      ours.logout({ mode: 'json', refresh_token: 't' }),
      vendor.logout({ mode: 'json', refresh_token: 't' }),
    ],
    ['logout session', ours.logout({ mode: 'session' }), vendor.logout({ mode: 'session' })],
    ['readProviders', ours.readProviders(), vendor.readProviders()],
    ['readProviders for sessions', ours.readProviders(true), vendor.readProviders(true)],
    ['passwordRequest', ours.passwordRequest(EMAIL), vendor.passwordRequest(EMAIL)],
    [
      'passwordRequest with a page',
      ours.passwordRequest(EMAIL, 'https://a'),
      vendor.passwordRequest(EMAIL, 'https://a'),
    ],
    ['passwordReset', ours.passwordReset('t', 'p'), vendor.passwordReset('t', 'p')],
    ['readMe', ours.readMe(), vendor.readMe()],
    ['readMe with fields', ours.readMe({ fields: ['id'] }), vendor.readMe({ fields: ['id'] })],
    ['updateMe', ours.updateMe({ title: 'x' }), vendor.updateMe({ title: 'x' })],
    [
      'generateTwoFactorSecret',
      ours.generateTwoFactorSecret('p'),
      vendor.generateTwoFactorSecret('p'),
    ],
    ['enableTwoFactor', ours.enableTwoFactor('s', '1'), vendor.enableTwoFactor('s', '1')],
    ['disableTwoFactor', ours.disableTwoFactor('1'), vendor.disableTwoFactor('1')],
    ['readItems', ours.readItems('tasks'), vendor.readItems('tasks')],
    ['readItems with a query', ours.readItems('tasks', query), vendor.readItems('tasks', query)],
    ['readItem', ours.readItem('tasks', 1, query), vendor.readItem('tasks', 1, query)],
    [
      'readSingleton',
      ours.readSingleton('settings', query),
      vendor.readSingleton<Schema, 'settings', object>('settings', query),
    ],
    [
      'createItem',
      ours.createItem('tasks', { a: 1 }, query),
      vendor.createItem<Schema, 'tasks', object>('tasks', { a: 1 }, query),
    ],
    [
      'createItems',
      ours.createItems('tasks', [{ a: 1 }]),
      vendor.createItems<Schema, 'tasks', object>('tasks', [{ a: 1 }]),
    ],
    [
      'updateItem',
      ours.updateItem('tasks', 'k', { a: 1 }, query),
      vendor.updateItem<Schema, 'tasks', object>('tasks', 'k', { a: 1 }, query),
    ],
    ['deleteItem', ours.deleteItem('tasks', 1), vendor.deleteItem<Schema, 'tasks'>('tasks', 1)],
    ['withToken', ours.withToken('t', ours.readMe()), vendor.withToken('t', vendor.readMe())],
    [
      'withToken on sign-in',
      ours.withToken('t', ours.refresh()),
      vendor.withToken('t', vendor.refresh()),
    ],
    [
      'withToken without one',
      ours.withToken('', ours.readMe()),
      vendor.withToken('', vendor.readMe()),
    ],
    [
      'withSearch',
      ours.withSearch(ours.readItems('tasks', query)),
      vendor.withSearch(vendor.readItems('tasks', query)),
    ],
    [
      'withSearch on what is no GET',
      ours.withSearch(ours.refresh()),
      vendor.withSearch(vendor.refresh()),
    ],
    [
      'customEndpoint',
      ours.customEndpoint({ path: '/x?y=1', params: { z: [1] } }),
      vendor.customEndpoint({ path: '/x?y=1', params: { z: [1] } }),
    ],
    [
      'withOptions',
      ours.withOptions(ours.readMe(), { method: 'SEARCH' }),
      vendor.withOptions(vendor.readMe(), { method: 'SEARCH' }),
    ],
  ])('%s', async (_, our, their) => {
    const request = await sent(our)
    expect(request).toBeDefined()
    expect(request).toEqual(await sent(their))
  })
})

describe('the forms of the former SDK', () => {
  test.each<[string, Command, Command]>([
    [
      'login',
      ours.login(EMAIL, 'p', { mode: 'json' }),
      ours.login({ email: EMAIL, password: 'p' }, { mode: 'json' }),
    ],
    ['login, plainly', ours.login(EMAIL, 'p'), ours.login({ email: EMAIL, password: 'p' })],
    ['refresh', ours.refresh('json', 't'), ours.refresh({ mode: 'json', refresh_token: 't' })],
    ['refresh by cookie', ours.refresh('cookie'), ours.refresh()],
    ['refresh of a session', ours.refresh('session'), ours.refresh({ mode: 'session' })],
    ['logout', ours.logout('t', 'json'), ours.logout({ mode: 'json', refresh_token: 't' })],
    ['logout of a session', ours.logout(undefined, 'session'), ours.logout({ mode: 'session' })],
    ['logout of plain JavaScript', ours.logout(null as never, 'cookie'), ours.logout()],
    ['refresh of plain JavaScript', ours.refresh(null as never), ours.refresh()],
    ['a token without a mode', ours.refresh({ refresh_token: 't' }), ours.refresh('json', 't')],
  ])('%s', async (...[, former, present]) => {
    expect(await sent(former)).toEqual(await sent(present))
  })
})

test.each<[string, Command]>([
  ['readItems', ours.readItems('')],
  ['readItem', ours.readItem('tasks', '')],
  ['updateItem', ours.updateItem('tasks', undefined as never, {})],
  ['deleteItem', ours.deleteItem('', 1)],
  ['deleteItem of a folder', ours.deleteItem('tasks', '..')],
  ['readItems of a folder', ours.readItems('..')],
  ['login with a folder', ours.login(EMAIL, 'p', { provider: '..' })],
  ['readItems of users', ours.readItems('directus_users')],
  ['withToken', ours.withToken('canary\r\nX: 1', ours.readMe())],
])('%s without what it needs is a sentence, and no request', async (_, command) => {
  const { url, arrived } = await recordingServer()
  const error = await rejection(createDirectus(url).with(rest()).request(command))
  expect(error).toMatchObject({ name: 'AuthError', code: 'option-invalid' })
  expect(String(error)).not.toContain('canary')
  expect(arrived).toEqual([])
})

test('a key cannot leave its collection', async () => {
  expect(await sent(ours.readItem('tasks', '../../auth'))).toMatchObject({
    path: '/items/tasks/..%2F..%2Fauth',
  })
})

test('what wraps a command twice is heard twice, adds headers, and leaves the command as it was', async () => {
  const { url, arrived } = await recordingServer()
  const body = { path: '/x', method: 'POST', body: '{}', headers: { 'X-A': '1' } } as const
  const command = ours.customEndpoint(body)
  const wrapped = ours.withOptions(
    ours.withOptions(ours.withToken('t', command), { headers: { 'X-B': '2' } }),
    (init) => ({
      ...init,
      headers: { ...init.headers, 'X-C': '3' },
    }),
  )
  const client = createDirectus(url).with(rest())
  await client.request(wrapped)
  await client.request(command)
  expect(arrived[0]?.headers).toMatchObject({
    authorization: 'Bearer t',
    'content-type': 'application/json',
    'x-a': '1',
    'x-b': '2',
    'x-c': '3',
  })
  expect(arrived[1]?.headers).not.toHaveProperty('authorization')
  expect(body.headers).toEqual({ 'X-A': '1' })
})

test('the address of a provider’s page says where to come back to', () => {
  expect(ours.providerLoginUrl('https://example.com/cms/', 'my sso', 'https://app/?a=1')).toBe(
    'https://example.com/cms/auth/login/my%20sso?redirect=https%3A%2F%2Fapp%2F%3Fa%3D1',
  )
  expect(ours.providerLoginUrl('https://example.com', 'acme')).toBe(
    'https://example.com/auth/login/acme',
  )
})
