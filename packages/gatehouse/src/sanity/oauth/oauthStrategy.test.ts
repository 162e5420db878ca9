import { expect, test } from 'vitest'
import { seal } from '../../machine/credential.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { createAuthApi } from '../authApi.ts'
import { fakePage } from '../testing/fakePage.ts'
import { oauthStrategy } from './oauthStrategy.ts'

const APP = 'https://app.example'

function scene() {
  const page = fakePage(`${APP}/`)
  const environment = serverEnvironment({ page })
  const config = { auth: { oauth: { clientId: 'c', redirectUri: `${APP}/callback` } } }
  const api = createAuthApi(config, environment)
  return { page, environment, strategy: oauthStrategy({ config, api, environment }) }
}

test('only what came with a refresh token can be renewed', () => {
  const { strategy } = scene()
  const can = (refreshToken?: string) =>
    strategy.canRefresh?.(seal({ token: 'at', ...(refreshToken && { refreshToken }) }), 'rejected')
  expect([can('rt'), can()]).toEqual([true, false])
})

test('where the browser keeps nothing over a load, the page is not left (F12)', async () => {
  const { strategy, environment, page } = scene()
  const { signal } = new AbortController()
  const leaving = strategy.acquire?.({ environment, signal, interactive: true })
  await expect(leaving).rejects.toMatchObject({ code: 'mode-unavailable' })
  expect(page.left).toEqual([])
})

test('a store that is gone meanwhile leaves no page', async () => {
  const { strategy, environment, page } = scene()
  const signal = AbortSignal.abort()
  const storage = { ...environment.storage, persistence: () => 'durable' as const }
  const request = { environment: { ...environment, storage }, signal, interactive: true }
  await expect(strategy.acquire?.(request)).rejects.toThrow()
  expect(page.left).toEqual([])
})

test('on a server there is no address, and nothing is looked for in it (S14)', () => {
  const { strategy } = scene()
  expect(strategy.start(serverEnvironment())).toEqual({ type: 'look' })
})
