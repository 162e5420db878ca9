/** What the app, or other code, puts into the storage while a client stands over it. */
import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { expect, onTestFinished, test } from 'vitest'
import type { AuthData } from '../authentication/authData.ts'
import { authentication } from '../authentication/authentication.ts'
import { login } from '../commands/login.ts'
import { readMe } from '../commands/readMe.ts'
import { createDirectus } from '../createDirectus.ts'
import { rest } from '../rest.ts'

const EDITOR = { email: 'editor@example.com', password: 'editor-pass-1' }
const VIEWER = { email: 'viewer@example.com', password: 'viewer-pass-1' }

function scene() {
  const emulator = createEmulator()
  const globals = { fetch: emulatorFetch(emulator) }
  const plain = createDirectus('http://directus.localhost', { globals })
  let data: AuthData | null = null
  const storage = {
    get: async () => data,
    set: (next: AuthData | null) => {
      data = next
    },
  }
  const client = plain.with(authentication('json', { storage })).with(rest())
  onTestFinished(() => client.dispose())
  return {
    client,
    storage,
    counters: emulator.world.directus.counters,
    /** Credentials as the app gets them itself. */
    async granted(who: typeof EDITOR): Promise<AuthData> {
      const granted = await plain.with(rest()).request(login(who, { mode: 'json' }))
      return { ...granted, expires_at: Date.now() + Number(granted.expires) }
    },
  }
}

test('the next request is that person’s, as the one before was another’s', async () => {
  const { client, storage, granted } = scene()
  await client.login(EDITOR)
  expect(await client.request(readMe())).toMatchObject({ email: EDITOR.email })
  storage.set(await granted(VIEWER))
  expect(await client.request(readMe())).toMatchObject({ email: VIEWER.email })
})

test('a renewal is of what stands there', async () => {
  const { client, storage, granted } = scene()
  expect(await client.getToken()).toBeNull()
  storage.set(await granted(EDITOR))
  const renewed = await client.refresh()
  expect(await storage.get()).toMatchObject({ refresh_token: renewed.refresh_token })
})

test('a sign-out is of what stands there, and leaves nothing (I1)', async () => {
  for (const isFirst of [true, false]) {
    const { client, storage, granted, counters } = scene()
    if (isFirst) expect(await client.getToken()).toBeNull()
    else await client.login(VIEWER)
    storage.set(await granted(EDITOR))
    await client.logout()
    expect(await storage.get()).toMatchObject({ access_token: null, refresh_token: null })
    expect(counters.logouts).toBe(isFirst ? 1 : 2)
  }
})

test('what was asked for stands there when that is told, and what the app puts there after it is the later word', async () => {
  const { client, storage, granted } = scene()
  const mine = await client.login(EDITOR)
  expect(await storage.get()).toMatchObject({ refresh_token: mine.refresh_token })
  await client.setToken('admin-static-token')
  expect(await storage.get()).toMatchObject({ access_token: 'admin-static-token' })
  const theirs = await granted(VIEWER)
  const setting = client.setToken('editor-static-token')
  storage.set(theirs)
  await setting
  expect(await client.getToken()).toBe(theirs.access_token)
  expect(await storage.get()).toMatchObject({ refresh_token: theirs.refresh_token })
  await client.setToken(null)
  expect(await storage.get()).toMatchObject({ access_token: null, refresh_token: null })
})

test('tokens as GraphQL gives them, with `expires` in a text, are renewed in time', async () => {
  const { client, granted } = scene()
  const { access_token, refresh_token } = await granted(EDITOR)
  await client.setToken({ access_token, refresh_token, expires: '900000' })
  await client.getToken()
  const state = client.authStore.getState()
  expect(state.type === 'logged-in' && Number(state.expiresAt) - Date.now()).toBeGreaterThan(
    800_000,
  )
})

test('a text that is no token is refused, and nothing is stored', async () => {
  const { client, storage } = scene()
  await expect(client.setToken('two words')).rejects.toMatchObject({ code: 'config-invalid' })
  expect(await storage.get()).toBeNull()
})
