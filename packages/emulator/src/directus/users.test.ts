import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import {
  ADMIN_TOKEN,
  createDirectusTester,
  EDITOR,
  NO_ROLE,
  VIEWER,
} from '../testing/directusTester.ts'

test('a role with app access sees its own account, and no secret of it', async () => {
  const { ask, login, world } = createDirectusTester()
  const { access: token } = await login(VIEWER)
  const { body } = await ask('/users/me', { token })
  expect(at(body, 'data')).toMatchObject({
    email: VIEWER.email,
    password: '**********',
    tfa_secret: null,
    status: 'active',
  })
  expect(at(body, 'data.token')).toBeUndefined()
  expect(world().counters.usersMe).toBe(1)
  expect(at((await ask('/users?fields=email', { token })).body, 'data')).toEqual([
    { email: VIEWER.email },
  ])
})

test('PATCH /users/me changes what its role may change', async () => {
  const { ask, login } = createDirectusTester()
  const { access: token } = await login(EDITOR)
  const patch = { method: 'PATCH', token }
  const { body } = await ask('/users/me?fields=title', { ...patch, json: { title: 'Chief' } })
  expect(body).toEqual({ data: { title: 'Chief' } })
  expect((await ask('/users/me', { ...patch, json: { status: 'active' } })).code).toBe('FORBIDDEN')
  const { access } = await login(VIEWER)
  const refused = await ask('/users/me', { ...patch, token: access, json: { title: 'x' } })
  expect(refused.code).toBe('FORBIDDEN')
  expect((await ask('/users/me', { method: 'PATCH', json: {} })).code).toBe('INVALID_CREDENTIALS')
})

test('an administrator lists, reads and suspends users; their sessions end', async () => {
  const { ask, login, refresh, world } = createDirectusTester()
  const { refresh: token } = await login(EDITOR)
  const user = [...world().users.values()].find(({ email }) => email === EDITOR.email)
  const list = await ask('/users?limit=-1&fields=id', { token: ADMIN_TOKEN })
  expect(at(list.body, 'data')).toHaveLength(world().users.size)
  const path = `/users/${user?.id}?fields=status`
  const init = { method: 'PATCH', token: ADMIN_TOKEN, json: { status: 'suspended' } }
  expect((await ask(path, init)).body).toEqual({ data: { status: 'suspended' } })
  expect((await refresh(token)).code).toBe('INVALID_CREDENTIALS')
  expect((await ask('/users/nope', { token: ADMIN_TOKEN })).code).toBe('FORBIDDEN')
})

test('the public and who has no role see no users', async () => {
  const { ask, login } = createDirectusTester()
  const { access: token } = await login(NO_ROLE)
  expect((await ask('/users')).code).toBe('FORBIDDEN')
  expect((await ask('/users', { token })).code).toBe('FORBIDDEN')
})

test('GET /roles/me is the own role', async () => {
  const { ask, login } = createDirectusTester()
  const { access: token } = await login(EDITOR)
  expect(at((await ask('/roles/me', { token })).body, 'data.*.name')).toEqual(['Editor'])
  expect((await ask('/roles/me')).code).toBe('INVALID_CREDENTIALS')
})
