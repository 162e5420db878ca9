import * as vendor from '@directus/sdk'
import { afterEach, expect, test } from 'vitest'
import { authentication } from './authentication.ts'
import { createAuthWorld, DIRECTUS } from './testing/authWorld.ts'
import { EDITOR } from './testing/people.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

test.each(['json', 'cookie', 'session'] as const)(
  'a session of ours serves the client of the vendor, and its rest() (%s)',
  async (mode) => {
    const { environment } = world.open({ mode })
    const { fetch } = environment
    const client = vendor
      .createDirectus(DIRECTUS, { globals: { fetch } })
      .with(authentication(mode, { environment }))
      .with(vendor.rest({ credentials: 'include' }))
    await client.login(EDITOR.email, EDITOR.password)
    expect(await client.request(vendor.readMe())).toMatchObject({ id: EDITOR.id })
    await world.live(1_000_000)
    expect(await client.request(vendor.readMe())).toMatchObject({ id: EDITOR.id })
    await client.logout()
    await expect(client.request(vendor.readMe())).rejects.toMatchObject({
      errors: [{ extensions: { code: 'INVALID_CREDENTIALS' } }],
    })
    client.dispose()
  },
)

test('the verbs need no client around them', async () => {
  const { login, getToken, logout } = world.open({ mode: 'json' }).client
  await login(EDITOR.email, EDITOR.password)
  expect(await getToken()).toEqual(expect.any(String))
  await logout()
  expect(await getToken()).toBeNull()
})
