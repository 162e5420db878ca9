import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import { cookiePair, createDirectusTester, type DirectusTester } from '../testing/directusTester.ts'

const APP = 'http://localhost:5173/after?tab=1'
const YUKI = '4c2d9a70-6e1b-4f58-8a34-20b7c91e0007'
const PETRA = '4c2d9a70-6e1b-4f58-8a34-20b7c91e0008'
const SAM = '4c2d9a70-6e1b-4f58-8a34-20b7c91e0009'

test('a provider leads to a page where a person is chosen, and back with a session cookie', async () => {
  const tester = createDirectusTester()
  const page = await tester.ask(await begin(tester, 'acme'))
  expect(page.body).toContain('Sign in with Acme')
  expect(page.body).toContain('Yuki Tanaka')
  expect(page.body).not.toContain('Noor Haddad')
  const back = await choose(tester, 'acme', YUKI)
  expect([back.status, back.headers.get('location')]).toEqual([302, APP])
  const cookie = cookiePair(back.cookies)
  expect(cookie).toMatch(/^directus_session_token=eyJ/)
  const me = await tester.ask('/users/me?fields=email', { cookie })
  expect(me.body).toEqual({ data: { email: 'sso@example.com' } })
})

test('a provider of mode cookie leaves a refresh token in a cookie', async () => {
  const tester = createDirectusTester()
  const back = await choose(tester, 'acme-native', SAM)
  const cookie = cookiePair(back.cookies)
  expect(cookie).toMatch(/^directus_refresh_token=/)
  const { status } = await tester.ask('/auth/refresh', { json: { mode: 'cookie' }, cookie })
  expect(status).toBe(200)
})

test.each([PETRA, 'nobody', SAM])(
  'a sign-in that fails comes back with a reason (%s)',
  async (who) => {
    const tester = createDirectusTester()
    const back = await choose(tester, 'acme', who)
    expect(back.headers.get('location')).toBe(`${APP}&reason=INVALID_CREDENTIALS`)
    expect(back.cookies).toEqual([])
  },
)

test('without a page to come back to, the answer is that of a sign-in', async () => {
  const tester = createDirectusTester()
  const { headers } = await tester.ask('/auth/login/acme-native')
  const chosen = await tester.ask(`${headers.get('location')}&person=${SAM}`)
  const { body } = await tester.ask(chosen.headers.get('location') ?? '')
  expect(at(body, 'data.access_token')).toMatch(/^eyJ/)
})

test('a page that is not on the list is INVALID_PAYLOAD', async () => {
  const { ask, world } = createDirectusTester()
  for (const page of ['http://evil.example/', 'javascript:alert(1)', '/relative']) {
    const { status, code } = await ask(`/auth/login/acme?redirect=${encodeURIComponent(page)}`)
    expect([status, code]).toEqual([400, 'INVALID_PAYLOAD'])
  }
  world().settings.redirectAllowList = ['http://evil.example/welcome']
  const ok = await ask('/auth/login/acme?redirect=http://evil.example/welcome?x=1')
  expect(ok.status).toBe(302)
})

test('an unknown provider is ROUTE_NOT_FOUND; an answer is taken once, for its own provider', async () => {
  const tester = createDirectusTester()
  expect((await tester.ask('/auth/login/nope')).code).toBe('ROUTE_NOT_FOUND')
  const chosen = await tester.ask(`${await begin(tester, 'acme')}&person=${YUKI}`)
  const callback = chosen.headers.get('location') ?? ''
  const elsewhere = callback.replace('/acme/', '/acme-native/')
  expect((await tester.ask(elsewhere)).code).toBe('INVALID_CREDENTIALS')
  expect((await tester.ask(callback)).status).toBe(302)
  expect((await tester.ask(callback)).code).toBe('INVALID_CREDENTIALS')
})

test('the page of a sign-in that is over says so', async () => {
  const { ask } = createDirectusTester()
  const { status, body } = await ask('/__emulator/directus/sign-in?state=x')
  expect(status).toBe(400)
  expect(body).toContain('This sign-in is over')
})

test('the account of a provider does not sign in with a password, even where it has one', async () => {
  const { ask, world } = createDirectusTester()
  const json = { email: 'sso@example.com', password: 'anything' }
  const user = world().users.get(YUKI)
  if (user !== undefined) user.password = json.password
  expect((await ask('/auth/login', { json })).code).toBe('INVALID_CREDENTIALS')
})

async function begin({ ask }: DirectusTester, provider: string): Promise<string> {
  const { headers } = await ask(`/auth/login/${provider}?redirect=${encodeURIComponent(APP)}`)
  return headers.get('location') ?? ''
}

async function choose(tester: DirectusTester, provider: string, person: string) {
  const { headers } = await tester.ask(`${await begin(tester, provider)}&person=${person}`)
  return tester.ask(headers.get('location') ?? '')
}
