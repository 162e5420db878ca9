/** How an app in a dashboard's frame comes to be signed in: seeds/004, sanity.md §2. */
import { afterEach, expect, test } from 'vitest'
import {
  ADA,
  contextOf,
  createSanityWorld,
  type SanityWorld,
  type SanityWorldOptions,
  stateOf,
  TOMAS,
} from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

function open(options?: SanityWorldOptions): SanityWorld {
  world = createSanityWorld(options)
  return world
}

test('a token in the hash is one request away from the person: GET /users/me, as captured', async () => {
  const { signIn, load, instance, settle, sent } = open()
  const token = signIn(ADA)
  load(`/?_context=${contextOf()}#token=${token.value}`)
  const app = instance()
  expect(stateOf(app)).toBe('logging-in')
  await settle()
  expect(app.authStore.getState()).toMatchObject({
    type: 'logged-in',
    method: 'token',
    token: token.value,
    currentUser: { id: ADA, name: 'Ada Okafor', email: 'ada.okafor@northlight.example' },
  })
  expect(sent).toHaveLength(1)
  expect(sent[0]?.method).toBe('GET')
  expect(sent[0]?.url.href).toBe(
    'http://api.localhost/v2021-06-07/users/me?tag=sanity.sdk.auth.users.get-current',
  )
  expect(sent[0]?.headers.get('Authorization')).toBe(`Bearer ${token.value}`)
  expect(world.parent.asked()).toBe(0)
})

test('the token leaves the address before the first request does, and nothing else with it (S3, B8)', async () => {
  const { signIn, load, instance, page, sent, settle } = open()
  load(`/a?x=1&_context=${contextOf()}#/route?y=2&token=${signIn().value}`)
  instance()
  const clean = `http://app.localhost:3333/a?x=1&_context=${contextOf()}#/route?y=2`
  expect(page.href()).toBe(clean)
  await settle()
  expect(sent.map(({ from }) => from)).toEqual([clean])
})

test('a refused token is replaced through the parent, and the new one is validated too', async () => {
  const { signIn, load, instance, settle, parent, sentTo, revoke } = open()
  const bad = signIn()
  revoke(bad)
  const good = signIn()
  parent.answerTokens(() => ({ token: good.value }))
  load(`/#token=${bad.value}`)
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  expect(parent.asked()).toBe(1)
  const bearers = sentTo('/users/me').map(({ headers }) => headers.get('Authorization'))
  expect(bearers).toEqual([`Bearer ${bad.value}`, `Bearer ${good.value}`])
})

test('without a token in the address the parent is asked', async () => {
  const { signIn, instance, settle, parent } = open()
  const token = signIn(TOMAS, 'plain')
  parent.answerTokens(() => ({ token: token.value }))
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
  expect(parent.asked()).toBe(1)
})

test('what the parent gives is refused, too: a typed error, and a person can try again', async () => {
  const { signIn, load, instance, settle, parent, revoke } = open()
  const bad = signIn()
  revoke(bad)
  parent.answerTokens(() => ({ token: bad.value }))
  load(`/#token=${bad.value}`)
  const app = instance()
  await settle()
  expect(app.authStore.getState()).toMatchObject({
    type: 'error',
    error: { code: 'credential-refused', recoverable: true },
  })
  expect(parent.asked()).toBe(1)
  parent.answerTokens(() => ({ token: signIn().value }))
  await app.authStore.login()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('a session id is exchanged once, without a credential, and its token validated', async () => {
  const { load, instance, settle, sent, emulator, page } = open()
  const sid = await sidFor(ADA)
  load(`/?_context=${contextOf({ sid })}#/r`)
  const app = instance()
  expect(page.href()).not.toContain(sid)
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  expect(sent.map(({ url }) => url.pathname)).toEqual([
    '/v2021-06-07/auth/fetch',
    '/v2021-06-07/users/me',
  ])
  expect(sent[0]?.url.searchParams.get('sid')).toBe(sid)
  expect(sent[0]?.url.searchParams.get('tag')).toBe('sanity.sdk.auth.fetch-token')
  expect(sent[0]?.headers.has('Authorization')).toBe(false)
  expect(emulator.world.counters).toMatchObject({ sidExchanges: 1, sidReuses: 0 })
})

test('a session id that was used already is not an error: the parent has a token (W13)', async () => {
  const { signIn, load, instance, settle, parent } = open()
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  load('/?sid=never-heard-of')
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('a session id whose answer got lost is not sent again (S5)', async () => {
  const { load, instance, settle, pass, sentTo, emulator } = open()
  emulator.faults.add({ kind: 'loseResponse', match: { path: '/auth/fetch' } })
  const sid = await sidFor(ADA)
  load(`/?sid=${sid}`)
  const app = instance()
  await settle()
  await pass(60_000)
  expect(sentTo('/auth/fetch')).toHaveLength(1)
  expect(app.authStore.getState()).toMatchObject({
    type: 'error',
    error: { code: 'network', recoverable: true },
  })
  expect(JSON.stringify(app.authStore.getState())).not.toContain(sid)
})

test('an exchange that brings no token is a typed error (F8)', async () => {
  const { load, instance, settle, emulator } = open()
  emulator.faults.add({ kind: 'html', match: { path: '/auth/fetch' } })
  load(`/?sid=${await sidFor(ADA)}`)
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe('error response-invalid')
})

test.each([
  ['two tokens', '#token=sk-CANARY1&token=sk-CANARY2'],
  ['a token of 1 MB', `#token=${'CANARY'.repeat(175_000)}`],
  ['an empty token', '#token='],
  ['a malformed _context', '?_context=%7B%22sid%22%3A%22CANARY#token=sk-CANARY'],
])(
  '%s: a typed error, nothing sent, the address clean, and the parent helps',
  async (_, suffix) => {
    const { signIn, load, instance, settle, sent, page, parent, log } = open()
    parent.answerTokens(() => ({ token: signIn().value }))
    load(`/${suffix}`)
    const app = instance()
    await settle()
    expect(app.authStore.getState()).toMatchObject({
      type: 'error',
      error: { code: 'url-malformed', recoverable: true },
    })
    expect(sent).toHaveLength(0)
    expect(page.href()).toBe('http://app.localhost:3333/')
    expect(JSON.stringify([app.authStore.getState(), log.entries])).not.toContain('CANARY')
    await app.authStore.login()
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  },
)

test('a link with a token to a running app is ignored, cleaned away and reported (F35, S2)', async () => {
  const { signIn, load, instance, settle, page, log, sent } = open()
  load(`/#token=${signIn(ADA).value}`)
  const app = instance()
  await settle()
  const before = app.authStore.getState()
  const foreign = signIn(TOMAS)
  page.navigate(`http://app.localhost:3333/#/r&token=${foreign.value}`)
  await settle()
  expect(page.href()).toBe('http://app.localhost:3333/#/r')
  expect(app.authStore.getState()).toBe(before)
  expect(sent).toHaveLength(1)
  expect(log.entries).toContainEqual(expect.objectContaining({ event: 'url.credential-ignored' }))
  expect(JSON.stringify(log.entries)).not.toContain(foreign.value)
})

async function sidFor(person: string): Promise<string> {
  const url = 'http://api.localhost/__emulator/sids'
  const body = JSON.stringify({ person, kind: 'stamped' })
  const answer = await world.emulator.fetch(new Request(url, { method: 'POST', body }))
  return ((await answer.json()) as { sid: string }).sid
}
