import { TOTP } from 'otpauth'
import { afterEach, describe, expect, test } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { isDirectusError } from '../errors.ts'
import { type AuthTab, createAuthWorld } from './testing/authWorld.ts'
import { CAREFUL, EDITOR, VIEWER } from './testing/people.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

function statesOf({ client }: AuthTab): string[] {
  const states: string[] = []
  client.authStore.subscribe(({ type }) => void states.push(type))
  return states
}

test('nothing is sent, and nothing looked for, before somebody uses the client', async () => {
  for (const mode of ['json', 'cookie', 'session'] as const) world.open({ mode })
  await world.settle()
  expect(world.sent).toEqual([])
  expect(world.clock.pending()).toBe(0)
})

test('a sign-in costs one round trip, and its person is asked for meanwhile', async () => {
  const { client } = world.open({ mode: 'json' })
  const release = world.hold('/users/me')
  await client.login(EDITOR.email, EDITOR.password)
  expect(client.authStore.getState()).toMatchObject({ type: 'logged-in', currentUser: null })
  release()
  await world.settle()
  expect(client.authStore.getState()).toMatchObject({ currentUser: { id: EDITOR.id } })
  expect(world.sent.map(({ url }) => url.pathname)).toEqual(['/auth/login', '/users/me'])
})

test.each(['json', 'cookie', 'session'] as const)(
  'in %s mode a sign-in goes from signed out to signed in, and a wrong password changes nothing',
  async (mode) => {
    const tab = world.open({ mode })
    const states = statesOf(tab)
    await world.settle()
    states.length = 0
    const wrong = await rejection(tab.client.login(EDITOR.email, 'wrong-password-1'))
    expect(isDirectusError(wrong, 'INVALID_CREDENTIALS')).toBe(true)
    expect(states).toEqual([])
    await tab.client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    expect(new Set(states)).toEqual(new Set(['logged-in']))
    const { failedLogins } = world.emulator.world.directus
    expect([...failedLogins.values()]).toEqual([])
  },
)

test('a wrong password is counted once, in every mode', async () => {
  const { failedLogins } = world.emulator.world.directus
  for (const [at, mode] of (['json', 'cookie', 'session'] as const).entries()) {
    await rejection(world.open({ mode }).client.login(EDITOR.email, 'wrong-password-1'))
    expect(failedLogins.get(EDITOR.id)).toBe(at + 1)
  }
})

test('the second factor is asked for, and its options are not written into the payload (D11)', async () => {
  const { client } = world.open({ mode: 'json' })
  const payload = Object.freeze({ email: CAREFUL.email, password: CAREFUL.password })
  const missing = await rejection(client.login(payload))
  expect(isDirectusError(missing, 'INVALID_OTP')).toBe(true)
  const otp = new TOTP({ secret: CAREFUL.secret }).generate({ timestamp: world.clock.now().wall })
  await client.login(payload, { otp })
  expect(client.authStore.getState().type).toBe('logged-in')
})

describe('the last intent wins (F18)', () => {
  test.each(['json', 'cookie', 'session'] as const)(
    'a sign-in in %s mode that is answered after a sign-out signs nobody in, and is given back',
    async (mode) => {
      const { client } = world.open({ mode })
      client.authStore.start()
      await world.settle()
      const release = world.hold('/auth/login')
      const signIn = rejection(client.login(EDITOR.email, EDITOR.password))
      await world.settle()
      await client.logout()
      release()
      expect(isAuthError(await signIn, 'session-changed')).toBe(true)
      await world.settle()
      expect(client.authStore.getState().type).toBe('logged-out')
      expect(world.emulator.world.directus.sessions.size).toBe(0)
    },
  )

  test('of two sign-ins the later one counts, whichever is answered first', async () => {
    const { client } = world.open({ mode: 'json' })
    const release = world.hold('/auth/login')
    const first = rejection(client.login(EDITOR.email, EDITOR.password))
    await world.settle()
    const second = client.login(VIEWER.email, VIEWER.password)
    release()
    expect(isAuthError(await first, 'session-changed')).toBe(true)
    await second
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({ currentUser: { id: VIEWER.id } })
  })

  test('a token that is set meanwhile stays', async () => {
    const { client } = world.open({ mode: 'json' })
    const release = world.hold('/auth/login')
    const signIn = rejection(client.login(EDITOR.email, EDITOR.password))
    await world.settle()
    await client.setToken('admin-static-token')
    release()
    expect(isAuthError(await signIn, 'session-changed')).toBe(true)
    expect(await client.getToken()).toBe('admin-static-token')
  })
})

describe('a session of old that the browser still sends along', () => {
  test('a dead one does not make the right password a wrong one', async () => {
    const first = world.open({ mode: 'session' })
    await first.client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    first.client.dispose()
    world.emulator.world.directus.sessions.clear()
    const { client } = world.open({ mode: 'session' })
    await client.login(EDITOR.email, EDITOR.password)
    expect(client.authStore.getState().type).toBe('logged-in')
  })

  test('nor does one that died while this page believed in it', async () => {
    const { client } = world.open({ mode: 'session' })
    await client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    world.emulator.world.directus.sessions.clear()
    await client.login(VIEWER.email, VIEWER.password)
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({ currentUser: { id: VIEWER.id } })
  })

  test('one of another app does not end a session by refresh token (cookie mode)', async () => {
    const { client } = world.open({ mode: 'cookie' })
    await client.login(EDITOR.email, EDITOR.password)
    world.jar.set('directus_session_token', 'dead')
    await expect(client.refresh()).resolves.toMatchObject({ expires: 900_000 })
    expect(client.authStore.getState().type).toBe('logged-in')
  })
})

test('a sign-in in another mode than the client’s is taken for what it is', async () => {
  const { client } = world.open({ mode: 'cookie' })
  const data = await client.login(EDITOR.email, EDITOR.password, { mode: 'json' })
  expect(typeof data.refresh_token).toBe('string')
  await world.pass(2_000)
  const renewed = await client.refresh()
  expect(renewed.refresh_token).not.toBe(data.refresh_token)
  expect(world.sentTo('/auth/refresh').at(-1)?.body).toContain('"mode":"json"')
})

test('a durable refresh token is not written where scripts find it after a reload (S12)', async () => {
  const { client, environment } = world.open({ mode: 'cookie' })
  const { refresh_token } = await client.login(EDITOR.email, EDITOR.password, { mode: 'json' })
  await world.settle()
  const record = await environment.ledger.read('directus:cookie:http://directus.localhost:4710')
  expect(JSON.stringify(record)).not.toContain(refresh_token)
})

test('an unreachable server is said to be, without the password (I9)', async () => {
  const { client } = world.open({ mode: 'json' })
  world.cut(true)
  const error = await rejection(client.login(EDITOR.email, EDITOR.password))
  expect(isAuthError(error, 'network')).toBe(true)
  expect(JSON.stringify([error, (error as Error).message, world.log.entries])).not.toContain(
    EDITOR.password,
  )
})

test('a lifetime that is none is refused, and nobody is signed in (F8)', async () => {
  for (const [at, expires] of [0, -1, Number.NaN, null, 'soon'].entries()) {
    const body = { data: { access_token: `token-${at}`, refresh_token: 'r', expires } }
    const match = { path: '/auth/login' }
    world.emulator.faults.add({ kind: 'status', status: 200, body, match })
    const { client } = world.open({ mode: 'json' })
    const error = await rejection(client.login(EDITOR.email, EDITOR.password))
    expect(isAuthError(error, 'response-invalid')).toBe(true)
    expect(client.authStore.getState().type).not.toBe('logged-in')
    world.emulator.faults.clear()
  }
})
