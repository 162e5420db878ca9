/** What is written down holds no secret: I9, S9. */
import { inspect } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import {
  createSanityWorld,
  type SanityWorld,
  signedInWorld,
  stateOf,
} from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

/** All that a developer, a console or an error tracker sees of an app. */
function visible({ log, page }: SanityWorld, ...others: readonly unknown[]): string {
  const seen = [log.entries, page.href(), ...others]
  return others.map(String).join() + JSON.stringify(seen) + inspect(seen, { depth: 12 })
}

test.each(['drop', 'html', 'empty', 'truncate', 'loseResponse'] as const)(
  'a sign-in that meets %s until it gives up shows no token',
  async (kind) => {
    world = createSanityWorld()
    const token = world.signIn()
    world.emulator.faults.add({ kind })
    world.load(`/#token=${token.value}`)
    const app = world.instance()
    await world.settle()
    for (const wait of [1_000, 2_000, 4_000, 8_000]) await world.pass(wait)
    const state = app.authStore.getState()
    expect(state.type).toBe('error')
    expect(visible(world, 'error' in state && state.error)).not.toContain(token.value)
  },
)

test.each([400, 401, 403, 500, 502])(
  'a sign-in that is answered with %i, with the token in the body, shows no token',
  async (status) => {
    world = createSanityWorld()
    const token = world.signIn()
    const body = { error: 'Bad', message: `No such session: ${token.value}` }
    world.emulator.faults.add({ kind: 'status', status, body })
    world.parent.answerTokens(() => ({ token: token.value }))
    world.load(`/#token=${token.value}`)
    const app = world.instance()
    await world.settle()
    for (const wait of [1_000, 2_000, 4_000, 8_000]) await world.pass(wait)
    const state = app.authStore.getState()
    expect(state.type).toBe('error')
    expect(visible(world, 'error' in state && state.error)).not.toContain(token.value)
  },
)

test('a session id that is refused is shown nowhere', async () => {
  world = createSanityWorld()
  world.load('/?sid=CANARY-sid')
  const app = world.instance()
  await world.settle()
  await world.pass(10_000)
  const state = app.authStore.getState()
  expect(stateOf(app)).toBe('error parent-timeout')
  expect(visible(world, 'error' in state && state.error)).not.toContain('CANARY')
})

test('a whole life, with refreshes, faults and a sign-out, shows no token', async () => {
  const scene = await signedInWorld()
  world = scene
  const { app, pass, emulator } = scene
  const match = { path: '/auth/refresh-token' }
  emulator.faults.add({ kind: 'status', status: 500, match, times: 1 })
  for (let day = 0; day < 4; day += 1) await pass(6 * 3_600_000 + 3_000)
  const credential = await app.authStore.getCredential()
  const { authStore, clientStore } = app
  const client = clientStore.getClient({ apiVersion: '2024-11-12' })
  const whileIn = visible(world, credential, { authStore, clientStore, client })
  emulator.faults.add({ kind: 'status', status: 500, match: { path: '/auth/logout' } })
  const failure: unknown = await app.authStore.logout().catch((error: unknown) => error)
  const shown = whileIn + visible(world, failure, app.authStore.getState())
  const tokens = [...emulator.world.tokens.values()].map(({ value }) => value)
  expect(tokens.length).toBeGreaterThan(1)
  expect(tokens.filter((token) => shown.includes(token))).toEqual([])
})
