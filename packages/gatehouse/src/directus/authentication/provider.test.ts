import { afterEach, expect, test } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { APP, createAuthWorld, DIRECTUS } from './testing/authWorld.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

test('a sign-in with a provider leaves the page for the server, and says where to come back to', () => {
  const { client, page } = world.open({ mode: 'session', path: '/tasks?view=open&reason=OLD' })
  client.loginWithProvider('acme')
  const [left = ''] = page.left
  const url = new URL(left)
  expect(url.origin + url.pathname).toBe(`${DIRECTUS}/auth/login/acme`)
  expect(url.searchParams.get('redirect')).toBe(`${APP}/tasks?view=open`)
})

test('coming back with the cookie is signed in, whatever was signed out before', async () => {
  const { client, page } = world.open({ mode: 'session' })
  client.loginWithProvider('acme')
  // The server's page sets the cookie that a sign-in would.
  const other = world.open({ mode: 'session' })
  await other.client.login('editor@example.com', 'editor-pass-1')
  other.client.dispose()
  await other.environment.ledger.update(
    'directus:session:http://directus.localhost:4710',
    () => undefined,
  )
  client.dispose()
  const back = world.open({ mode: 'session', path: page.href() })
  back.client.authStore.start()
  await world.settle()
  expect(back.client.authStore.getState()).toMatchObject({
    type: 'logged-in',
    currentUser: { email: 'editor@example.com' },
  })
})

test('a refusal is taken out of the address, and is the reason why nobody is signed in', async () => {
  const first = world.open({ mode: 'cookie' })
  first.client.loginWithProvider('acme-native')
  first.client.dispose()
  const { client, page } = world.open({ mode: 'cookie', path: '/?view=open&reason=INVALID_USER' })
  client.authStore.start()
  expect(page.href()).toBe(`${APP}/?view=open`)
  await world.settle()
  const state = client.authStore.getState()
  expect(state).toMatchObject({ type: 'logged-out', reason: { code: 'no-credential' } })
  expect(JSON.stringify(state)).toContain('acme-native did not succeed (INVALID_USER)')
})

test('what another app calls a reason stays in the address, and says nothing', async () => {
  const { client, page } = world.open({ mode: 'cookie', path: '/?reason=INVALID_USER' })
  client.authStore.start()
  await world.settle()
  expect(page.href()).toBe(`${APP}/?reason=INVALID_USER`)
  expect(client.authStore.getState()).toMatchObject({ reason: undefined })
})

test('without cookies, or without a page, there is no such sign-in', () => {
  const codeOf = (task: () => void): unknown => {
    try {
      task()
      return undefined
    } catch (error) {
      return isAuthError(error) ? error.code : error
    }
  }
  expect(codeOf(() => world.open({ mode: 'json' }).client.loginWithProvider('acme'))).toBe(
    'not-supported',
  )
  expect(codeOf(() => world.openProcess().client.loginWithProvider('acme'))).toBe('config-invalid')
})
