import { readMe, readProviders } from '@directus/sdk'
import { type Environment, serverEnvironment } from 'gatehouse'
import { authentication, createDirectus, rest } from 'gatehouse/directus'
import { describe, expect, test, vi } from 'vitest'
import { browserFetch } from '../suite/browserFetch.ts'
import { REFRESH_COOKIE, SESSION_COOKIE } from '../suite/signIn.ts'
import { SSO_PROVIDERS } from '../suite/ssoProviders.ts'
import { useServer } from '../suite/useServer.ts'
import { visit } from '../suite/visit.ts'

const HOME = 'http://localhost:3000/after'

const server = useServer({ hasSso: true, redirectAllowList: [HOME] })

test('the providers are listed, for the buttons of a sign-in form', async () => {
  const client = createDirectus(server().url).with(rest())

  expect(await client.request(readProviders())).toEqual(
    SSO_PROVIDERS.map(({ name, icon, label }) =>
      expect.objectContaining({ name, icon, label, driver: 'openid' }),
    ),
  )
})

describe.each([
  ['acme', 'session', SESSION_COOKIE],
  ['native', 'cookie', REFRESH_COOKIE],
] as const)('provider %s, in mode %s', (provider, mode, cookie) => {
  test('the sign-in comes back with a cookie, and the client goes on with it', async () => {
    const browser = browserFetch()
    const end = await visit(browser, server(), { url: loginUrl(provider, HOME), home: HOME })
    expect(end.url.href).toBe(HOME)
    expect(browser.cookies.get(cookie)).toBeTruthy()

    const client = createDirectus(server().url, { globals: { fetch: browser.fetch } })
      .with(authentication(mode, { environment: pageAt(end.url, browser.fetch) }))
      .with(rest({ credentials: 'include' }))
    const stop = client.authStore.subscribe(() => undefined)
    await vi.waitFor(() => {
      expect(client.authStore.getState()).toMatchObject({
        type: 'logged-in',
        currentUser: { email: `${provider}@example.com` },
      })
    })
    await client.refresh()
    expect(await client.request(readMe())).toMatchObject({ email: `${provider}@example.com` })
    await client.logout()

    expect(client.authStore.getState()).toMatchObject({ type: 'logged-out' })
    stop()
    client.dispose()
  })
})

test('somebody who may not come in is sent back with the reason, and no cookie', async () => {
  const browser = browserFetch()
  const end = await visit(browser, server(), { url: loginUrl('closed', HOME), home: HOME })

  expect(end.url.href).toBe(`${HOME}?reason=INVALID_CREDENTIALS`)
  expect(browser.cookies.get(SESSION_COOKIE)).toBeFalsy()
})

test('an address that is not on the list is refused before anything else', async () => {
  const elsewhere = 'http://elsewhere.example/'
  const end = await visit(browserFetch(), server(), {
    url: loginUrl('acme', elsewhere),
    home: elsewhere,
  })

  expect(end.status).toBe(400)
})

function loginUrl(provider: string, redirect: string): string {
  return `${server().url}/auth/login/${provider}?redirect=${encodeURIComponent(redirect)}`
}

/** A page that has just been loaded, in a browser that kept nothing but cookies. */
function pageAt(url: URL, pageFetch: typeof fetch): Environment {
  const environment = serverEnvironment({ fetch: pageFetch })
  return { ...environment, page: { ...environment.page, href: () => url.href } }
}
