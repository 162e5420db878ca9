import { readMe } from '@directus/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { createAuthWorld } from './testing/authWorld.ts'
import { EDITOR } from './testing/people.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

/** A session that was renewed lives on for its time of grace. */
function livingSessions(): number {
  const { sessions } = world.emulator.world.directus
  return [...sessions].filter(({ nextToken }) => nextToken === null).length
}

describe.each(['json', 'cookie', 'session'] as const)('in %s mode', (mode) => {
  test('a sign-in, a request, a renewal and a sign-out', async () => {
    const { client } = world.open({ mode })
    const data = await client.login(EDITOR.email, EDITOR.password)
    expect(data.expires).toBe(mode === 'session' ? 86_400_000 : 900_000)
    expect(typeof data.access_token).toBe(mode === 'session' ? 'object' : 'string')
    expect(typeof data.refresh_token).toBe(mode === 'json' ? 'string' : 'object')
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({
      type: 'logged-in',
      currentUser: { id: EDITOR.id, email: EDITOR.email },
    })
    expect(await client.request(readMe())).toMatchObject({ email: EDITOR.email })
    await world.pass(2_000)
    const renewed = await client.refresh()
    expect(renewed.expires_at).toBe((data.expires_at ?? 0) + 2_000)
    if (mode !== 'session') expect(renewed.access_token).not.toBe(data.access_token)
    expect(await client.getToken()).toBe(renewed.access_token)
    await client.logout()
    expect(client.authStore.getState()).toMatchObject({
      type: 'logged-out',
      reason: { code: 'signed-out' },
    })
    expect(livingSessions()).toBe(0)
    expect(world.emulator.world.directus.counters.authorizationOnAuth).toBe(0)
    expect(await client.getToken()).toBeNull()
  })

  test('the same in a process without a page and without a cookie jar (D14)', async () => {
    const { client } = world.openProcess({ mode })
    await client.login({ email: EDITOR.email, password: EDITOR.password })
    await world.settle()
    expect(await client.request(readMe())).toMatchObject({ email: EDITOR.email })
    await world.pass(2_000)
    await client.refresh()
    await client.logout()
    expect(livingSessions()).toBe(0)
  })
})
