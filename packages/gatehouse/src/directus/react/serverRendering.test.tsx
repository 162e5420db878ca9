// @vitest-environment node
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { authentication } from '../authentication/authentication.ts'
import { createDirectus } from '../createDirectus.ts'
import { realtime } from '../realtime/realtime.ts'
import { rest } from '../rest.ts'
import { DirectusApp } from './DirectusApp.tsx'
import { useItems } from './items/useItems.ts'
import { useLogin } from './login/useLogin.ts'
import { useAuthProviders } from './providers/useAuthProviders.ts'

const URL = 'https://directus.example.com'

/** Uses all that asks for something in a browser. */
function Everything(): ReactElement {
  const { data, isLive } = useItems('tasks')
  const { isPending } = useLogin()
  const { providers } = useAuthProviders()
  return <p>{JSON.stringify({ data, isLive, isPending, providers })}</p>
}

function liveClient() {
  return createDirectus(URL).with(authentication()).with(rest()).with(realtime())
}

const apps: readonly (readonly [string, () => ReactElement])[] = [
  [
    'its own client',
    () => (
      <DirectusApp url={URL} realtime={realtime()} fallback="Loading">
        <Everything />
      </DirectusApp>
    ),
  ],
  [
    'a given client',
    () => (
      <DirectusApp client={liveClient()} fallback="Loading">
        <Everything />
      </DirectusApp>
    ),
  ],
]

test.each(apps)('in Node, an app with %s is its fallback, and asks for nothing (S14)', (_, app) => {
  expect('document' in globalThis).toBe(false)
  const fetch = vi.spyOn(globalThis, 'fetch')
  const html = renderToString(app())
  expect(html).toContain('Loading')
  expect(html).not.toContain('isLive')
  expect(fetch).not.toHaveBeenCalled()
})
