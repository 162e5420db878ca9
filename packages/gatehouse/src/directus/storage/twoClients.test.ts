import { afterEach, describe, expect, test } from 'vitest'
import { createAuthWorld } from '../authentication/testing/authWorld.ts'
import { EDITOR } from '../authentication/testing/people.ts'
import { slowStorage, TextStorage } from './testing/storages.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

/** A slow storage takes its time, and a clock that leaps meanwhile runs into every deadline. */
async function storageRests(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await world.pass(0)
}

describe('two clients over one storage object', () => {
  test.each([
    ['synchronous', () => new TextStorage()],
    ['asynchronous', () => slowStorage(new TextStorage())],
  ])('send a refresh token once, in one process (%s)', async (_, makeStorage) => {
    const storage = makeStorage()
    const clients = [1, 2, 3].map(() => world.openProcess({ mode: 'json', storage }).client)
    const [first] = clients
    await first?.login(EDITOR.email, EDITOR.password)
    await Promise.all(clients.map((client) => client.getToken()))
    for (let life = 0; life < 3; life += 1) {
      await storageRests()
      await world.pass(869_500)
      await storageRests()
      await world.pass(1_500)
      await storageRests()
      const tokens = await Promise.all(clients.map((client) => client.getToken()))
      expect(new Set(tokens).size).toBe(1)
    }
    expect(world.emulator.world.directus.counters).toMatchObject({ reuses: 0, refreshRefusals: 0 })
  })

  test('hear of each other’s sign-out', async () => {
    const storage = new TextStorage()
    const first = world.openProcess({ mode: 'json', storage }).client
    const second = world.openProcess({ mode: 'json', storage }).client
    await first.login(EDITOR.email, EDITOR.password)
    await second.getToken()
    await first.logout()
    await world.settle()
    expect(second.authStore.getState()).toMatchObject({ reason: { code: 'signed-out-elsewhere' } })
  })

  test('take a renewal within one second of the sign-in for one, although the token is the same text', async () => {
    const storage = new TextStorage()
    const first = world.openProcess({ mode: 'json', storage }).client
    const second = world.openProcess({ mode: 'json', storage }).client
    await first.login(EDITOR.email, EDITOR.password)
    await second.getToken()
    await first.refresh()
    await world.settle()
    await second.refresh()
    await first.refresh()
    expect(world.emulator.world.directus.counters.reuses).toBe(0)
  })
})
