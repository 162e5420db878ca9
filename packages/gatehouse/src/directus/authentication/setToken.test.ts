import { afterEach, expect, test } from 'vitest'
import { createAuthWorld } from './testing/authWorld.ts'
import { EDITOR } from './testing/people.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

test.each(['cookie', 'session'] as const)(
  'null is nobody in all tabs in %s mode, until the next load finds the cookie; a sign-out ends that',
  async (mode) => {
    const { client } = world.open({ mode })
    await client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    const other = world.open({ mode })
    other.client.authStore.start()
    await world.settle()
    expect(other.client.authStore.getState().type).toBe('logged-in')

    await client.setToken(null)
    await world.settle()
    expect(await client.getToken()).toBeNull()
    expect(other.client.authStore.getState().type).toBe('logged-out')
    expect(world.emulator.world.directus.counters.logouts).toBe(0)

    const reloaded = world.open({ mode })
    reloaded.client.authStore.start()
    await world.settle()
    expect(reloaded.client.authStore.getState().type).toBe('logged-in')

    await reloaded.client.logout()
    const last = world.open({ mode })
    last.client.authStore.start()
    await world.settle()
    expect(last.client.authStore.getState().type).toBe('logged-out')
  },
)
