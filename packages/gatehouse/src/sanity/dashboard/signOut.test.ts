/** Out is out, until the person acts: I1, S11, F38, W03, W17, W23. */
import { afterEach, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import {
  ADA,
  createSanityWorld,
  type SanityWorld,
  signedInWorld,
  stateOf,
} from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

test('the backend is told, as captured, and nothing of the session is left (I1)', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, token, sentTo, emulator } = scene
  await logout(app)
  expect(app.authStore.getState()).toMatchObject({
    type: 'logged-out',
    isDestroyingSession: false,
    reason: { code: 'signed-out' },
  })
  const [request, ...more] = sentTo('/auth/logout')
  expect(more).toEqual([])
  expect(request).toMatchObject({ method: 'POST', body: '' })
  expect(request?.url.href).toBe(
    'http://api.localhost/v2021-06-07/auth/logout?tag=sanity.sdk.auth.logout',
  )
  expect(request?.headers.get('Authorization')).toBe(`Bearer ${token.value}`)
  expect(emulator.world.tokens.get(token.value)?.status).toBe('revoked')
  await expect(app.authStore.getCredential()).rejects.toMatchObject({ code: 'signed-out' })
  expect(JSON.stringify(world.log.entries)).not.toContain(token.value)
})

test('it stays out, whatever the page and the parent do, until the person acts', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, page, parent, pass, settle, sent, signIn } = scene
  await logout(app)
  parent.answerTokens(() => ({ token: signIn().value }))
  const requests = sent.length
  for (const event of ['woke', 'online', 'hidden'] as const) page.tell(event)
  parent.disconnect()
  parent.greet()
  page.navigate(`http://app.localhost:3333/#token=${signIn().value}`)
  await pass(24 * 3_600_000)
  expect([stateOf(app), sent.length, parent.asked()]).toEqual([
    'logged-out signed-out',
    requests,
    0,
  ])
  expect(page.href()).not.toContain('token')
  await app.authStore.login()
  await settle()
  expect([stateOf(app), parent.asked()]).toEqual([`logged-in ${ADA}`, 1])
})

test('a reload of its own stays out; a token of the dashboard, or a press, leads in again', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, instance, load, parent, settle, signIn } = scene
  await logout(app)
  app.dispose()
  parent.answerTokens(() => ({ token: signIn().value }))

  load('/')
  const reloaded = instance()
  await settle()
  expect([stateOf(reloaded), parent.asked()]).toEqual(['logged-out no-credential', 0])
  reloaded.dispose()

  load(`/#token=${signIn().value}`)
  const opened = instance()
  await settle()
  expect(stateOf(opened)).toBe(`logged-in ${ADA}`)
  opened.dispose()

  load('/')
  const asking = instance()
  await settle()
  expect([stateOf(asking), parent.asked()]).toEqual([`logged-in ${ADA}`, 1])
})

test('a server that cannot be told is reported, and everything is forgotten all the same (S11)', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, emulator, token } = scene
  emulator.faults.add({ kind: 'drop', match: { path: '/auth/logout' } })
  const failure: unknown = await logout(app).catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'AuthError', code: 'revoke-failed' })
  expect(stateOf(app)).toBe('logged-out signed-out')
  expect(JSON.stringify([failure, world.log.entries])).not.toContain(token.value)
})

test('a token that is dead already needs no telling', async () => {
  const scene = await signedInWorld()
  world = scene
  scene.revoke(scene.token)
  await expect(logout(scene.app)).resolves.toBeUndefined()
  expect(stateOf(scene.app)).toBe('logged-out signed-out')
})

test('signing out twice tells the backend once', async () => {
  const scene = await signedInWorld()
  world = scene
  await Promise.all([logout(scene.app), logout(scene.app)])
  await logout(scene.app)
  expect(scene.sentTo('/auth/logout')).toHaveLength(1)
})

test('a token that the parent gives too late is dropped, and given back (F38, W17, S5)', async () => {
  world = createSanityWorld()
  const { instance, settle, parent, signIn, sentTo } = world
  const app = instance()
  await settle()
  await logout(app)
  const late = signIn()
  parent.say({ token: late.value })
  await settle()
  await settle()
  expect([stateOf(app), sentTo('/users/me').length]).toEqual(['logged-out signed-out', 0])
  const revoked = sentTo('/auth/logout').map(({ headers }) => headers.get('Authorization'))
  expect(revoked).toEqual([`Bearer ${late.value}`])
  expect(late.status).toBe('revoked')
})

test('a refresh that comes back too late is dropped, and its token given back (W17)', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, pass, hold, settle, sentTo, emulator } = scene
  const release = hold('/auth/refresh-token')
  await pass(12 * 3_600_000 + 3_000)
  await logout(app)
  release()
  await settle()
  expect(stateOf(app)).toBe('logged-out signed-out')
  expect(sentTo('/auth/logout')).toHaveLength(2)
  const live = [...emulator.world.tokens.values()].filter(({ status }) => status === 'live')
  expect(live).toEqual([])
})

test.each([
  ['accepted', undefined],
  ['refused', 401],
  ['broken', 500],
] as const)(
  'a validation that is %s after the sign-out changes nothing (W23)',
  async (_, status) => {
    world = createSanityWorld()
    const { instance, settle, load, signIn, hold, emulator, pass } = world
    if (status) emulator.faults.add({ kind: 'status', status, match: { path: '/users/me' } })
    const release = hold('/users/me')
    const token = signIn()
    load(`/#token=${token.value}`)
    const app = instance()
    await settle()
    await logout(app)
    release()
    await settle()
    await pass(60_000)
    expect(stateOf(app)).toBe('logged-out signed-out')
    expect(token.status).toBe('revoked')
  },
)

test('an exchange that comes back after the sign-out is given back, too', async () => {
  world = createSanityWorld()
  const { instance, settle, load, hold, sentTo, emulator } = world
  const release = hold('/auth/fetch')
  load(`/?sid=${await sidFor(ADA)}`)
  const app = instance()
  await settle()
  await logout(app)
  release()
  await settle()
  expect([stateOf(app), sentTo('/users/me').length]).toEqual(['logged-out signed-out', 0])
  expect([...emulator.world.tokens.values()].map(({ status }) => status)).toEqual(['revoked'])
})

async function sidFor(person: string): Promise<string> {
  const url = 'http://api.localhost/__emulator/sids'
  const body = JSON.stringify({ person, kind: 'stamped' })
  const answer = await world.emulator.fetch(new Request(url, { method: 'POST', body }))
  return ((await answer.json()) as { sid: string }).sid
}
