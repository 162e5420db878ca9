/** Parents that do not do what they should: "Bad input, named" and F36-F38, S1, S6, B3, B4. */
import { afterEach, expect, test } from 'vitest'
import {
  ADA,
  createSanityWorld,
  type SanityWorld,
  type SanityWorldOptions,
  signedInWorld,
  stateOf,
  TOMAS,
} from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

function open(options?: SanityWorldOptions): SanityWorld {
  world = createSanityWorld(options)
  return world
}

test.each([
  ['no token', { token: null }, 'parent-refused', true],
  ['no token, and a reason', { token: null, error: 'no-session' }, 'parent-refused', true],
  ['null', null, 'parent-invalid', false],
  ['a string', 'sk-CANARY', 'parent-invalid', false],
  ['another shape', { accessToken: 'sk-CANARY' }, 'parent-invalid', false],
  ['a number for a token', { token: 5 }, 'parent-invalid', false],
  ['an empty token', { token: '' }, 'parent-invalid', false],
  ['a token with a line break', { token: 'sk-CANARY\r\nX-Evil: 1' }, 'parent-invalid', false],
  ['a token of 1 MB', { token: 'CANARY'.repeat(175_000) }, 'parent-invalid', false],
])('a parent that answers %s is a typed error (B3)', async (...row) => {
  const [, answer, code, recoverable] = row
  const { instance, settle, parent, sent, log } = open()
  parent.answerTokens(() => answer)
  const app = instance()
  await settle()
  const state = app.authStore.getState()
  expect(state).toMatchObject({ type: 'error', error: { code, recoverable } })
  expect(sent).toHaveLength(0)
  expect(String(state.type === 'error' && state.error) + JSON.stringify(log.entries)).not.toContain(
    'CANARY',
  )
})

test('a parent that never answers is a typed time-out after 10 s, and a retry helps (B3, F37, I6)', async () => {
  const { signIn, instance, settle, pass, parent } = open()
  const app = instance()
  await settle()
  await pass(9_999)
  expect(stateOf(app)).toBe('logging-in')
  await pass(1)
  expect(app.authStore.getState()).toMatchObject({
    type: 'error',
    error: { code: 'parent-timeout', recoverable: true },
  })
  parent.answerTokens(() => ({ token: signIn().value }))
  await app.authStore.login()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('a parent that does not even shake hands is the same', async () => {
  const { instance, settle, pass } = open({ parent: { greets: false } })
  const app = instance()
  await settle()
  await pass(10_000)
  expect(stateOf(app)).toBe('error parent-timeout')
})

test('a parent that answers twice is heard once (F38)', async () => {
  const { signIn, instance, settle, parent, sentTo } = open()
  parent.answerTokens(() => ({ token: signIn(ADA).value }))
  const app = instance()
  await settle()
  const before = app.authStore.getState()
  parent.say({ token: signIn(TOMAS).value })
  await settle()
  expect(app.authStore.getState()).toBe(before)
  expect(sentTo('/users/me')).toHaveLength(1)
})

test('an answer from another origin, in the place of the parent, is not heard (F36, S6)', async () => {
  const { signIn, instance, settle, parent, sent } = open()
  const app = instance()
  await settle()
  parent.say({ token: signIn(TOMAS).value }, 'http://evil.localhost')
  parent.say({ token: signIn(TOMAS).value }, 'null')
  await settle()
  expect(stateOf(app)).toBe('logging-in')
  expect(sent).toHaveLength(0)
})

test('a page that stands alone takes no token from a link, and says what to do (F35, S1)', async () => {
  const { signIn, load, instance, settle, sent, page } = open({ parent: null })
  load(`/?_context=%7B%22orgId%22%3A%22o1%22%7D#token=${signIn().value}`)
  const app = instance()
  await settle()
  expect(app.authStore.getState()).toMatchObject({
    type: 'error',
    error: {
      code: 'parent-not-allowed',
      message: expect.stringContaining('Open it from the dashboard'),
    },
  })
  expect(sent).toHaveLength(0)
  expect(page.href()).not.toContain('token')
})

test('a page in a strange frame takes no token, and names the stranger at once (F36, S1)', async () => {
  const { signIn, load, instance, settle, sent, page, parent } = open({
    parent: { origin: 'https://evil.example' },
  })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  const refusal = {
    type: 'error',
    error: { code: 'parent-not-allowed', message: expect.stringContaining('https://evil.example') },
  }
  expect(app.authStore.getState()).toMatchObject(refusal)
  expect([sent.length, parent.heard.length, parent.listening()]).toEqual([0, 0, 0])
  expect(page.href()).not.toContain('token')
  await app.authStore.login()
  expect(app.authStore.getState()).toMatchObject(refusal)
})

test('the allowed dashboards can be named', async () => {
  const { signIn, load, instance, settle } = open({ parent: { origin: 'https://cms.example' } })
  load(`/#token=${signIn().value}`)
  const app = instance({ auth: { dashboardOrigins: ['https://cms.example'] } })
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('where the browser names no parent, the token waits for the handshake, and is used then (S1)', async () => {
  const { signIn, load, instance, settle, sent, parent, page } = open({
    parent: { vouched: false, greets: false },
  })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  expect([stateOf(app), sent.length]).toEqual(['logging-in', 0])
  expect(page.href()).not.toContain('token')
  parent.greet()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  expect([sent.length, parent.asked()]).toEqual([1, 0])
})

test('a stranger that shakes hands does not prove a token (F35, F36)', async () => {
  const { signIn, load, instance, settle, pass, sent, parent, log } = open({
    parent: { vouched: false, greets: false },
  })
  load(`/#token=${signIn().value}`)
  const app = instance()
  parent.greet('https://evil.example')
  parent.greet('null')
  await settle()
  expect(sent).toHaveLength(0)
  await pass(10_000)
  expect(stateOf(app)).toBe('error parent-timeout')
  expect([sent.length, parent.heard.length]).toEqual([0, 0])
  expect(log.entries).toContainEqual(expect.objectContaining({ event: 'comlink.origin-refused' }))
})

test('an unproven token that is refused is replaced through the parent', async () => {
  const { signIn, load, instance, settle, parent, revoke } = open({ parent: { vouched: false } })
  const bad = signIn()
  revoke(bad)
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  load(`/#token=${bad.value}`)
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('an unproven session id is not exchanged at all: the parent is asked', async () => {
  const { signIn, load, instance, settle, parent, sentTo } = open({ parent: { vouched: false } })
  parent.answerTokens(() => ({ token: signIn().value }))
  load('/?sid=ATTACKER')
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  expect(sentTo('/auth/fetch')).toHaveLength(0)
})

test('a parent that disconnects, and comes back, changes nothing that anybody sees (B4, I7)', async () => {
  const scene = await signedInWorld('plain')
  world = scene
  const { app, parent, settle, pass, signIn, revoke, token } = scene
  const before = app.authStore.getState()
  let changes = 0
  app.authStore.subscribe(() => {
    changes += 1
  })
  parent.disconnect()
  await pass(60_000)
  expect([app.authStore.getState() === before, changes]).toEqual([true, 0])
  parent.greet()
  await settle()
  revoke(token)
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  const client = app.clientStore.getClient({ apiVersion: '2024-11-12' })
  await expect(client.fetch('count(*[_type == "category"])')).resolves.toBe(2)
})
