/** Instances come and go, and leave nothing: I6, I10. */
import { afterEach, expect, test, vi } from 'vitest'
import {
  ADA,
  contextOf,
  createSanityWorld,
  type SanityWorld,
  signedInWorld,
  stateOf,
} from './testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

/** What an instance holds on to in the world outside. */
const held = ({ clock, page, parent }: SanityWorld) => [
  clock.pending(),
  page.listening(),
  parent.listening(),
]

test.each([
  ['while it waits for the parent', async () => world.instance()],
  [
    'while it waits for a proof',
    async () => {
      world = createSanityWorld({ parent: { vouched: false, greets: false } })
      world.load(`/#token=${world.signIn().value}`)
      return world.instance()
    },
  ],
  [
    'while it validates',
    async () => {
      world.hold('/users/me')
      world.load(`/#token=${world.signIn().value}`)
      return world.instance()
    },
  ],
  [
    'while it waits to try again',
    async () => {
      world.emulator.faults.add({ kind: 'drop' })
      world.load(`/#token=${world.signIn().value}`)
      return world.instance()
    },
  ],
  [
    'while it is signed in',
    async () => {
      const scene = await signedInWorld()
      world = scene
      return scene.app
    },
  ],
])('an instance that is disposed of %s leaves nothing (I10)', async (_, open) => {
  world = createSanityWorld()
  const app = await open()
  await world.settle()
  app.dispose()
  app.dispose()
  expect(held(world)).toEqual([0, 0, 0])
  const requests = world.sent.length
  await world.pass(24 * 3_600_000)
  expect([held(world), world.sent.length]).toEqual([[0, 0, 0], requests])
})

test('1,000 instances that come and go leave nothing (I10)', async () => {
  world = createSanityWorld()
  const token = world.signIn()
  for (let cycle = 0; cycle < 1_000; cycle += 1) {
    world.load(`/?_context=${contextOf()}#token=${token.value}`)
    const app = world.instance()
    if (cycle % 10 === 0) app.clientStore.getClient({ apiVersion: '2024-11-12' })
    const stop = app.authStore.subscribe(() => {})
    if (cycle % 100 === 0) await world.settle()
    stop()
    app.dispose()
  }
  await world.settle()
  expect(held(world)).toEqual([0, 0, 0])
}, 60_000)

test('what waits for a credential is told that there will be none (I6)', async () => {
  world = createSanityWorld()
  const app = world.instance()
  const client = app.clientStore.getClient({ apiVersion: '2024-11-12' })
  const waiting = Promise.allSettled([app.authStore.getCredential(), client.fetch('*')])
  await world.settle()
  app.dispose()
  const codes = (await waiting).map((each) => each.status === 'rejected' && each.reason.code)
  expect(codes).toEqual(['disposed', 'disposed'])
})

test('an instance that never began opens nothing after its end, either', async () => {
  world = createSanityWorld()
  const app = world.instance({}, { start: 'on-subscribe' })
  app.dispose()
  await expect(app.requestAccess('abc12345')).rejects.toMatchObject({ code: 'disposed' })
  expect(held(world)).toEqual([0, 0, 0])
})

test('those who asked are told of the end, once', () => {
  world = createSanityWorld()
  const app = world.instance()
  const [told, stopped] = [vi.fn(), vi.fn()]
  app.onDispose(told)
  app.onDispose(stopped)()
  expect(app.isDisposed()).toBe(false)
  app.dispose()
  app.dispose()
  expect([app.isDisposed(), told.mock.calls.length, stopped.mock.calls.length]).toEqual([
    true,
    1,
    0,
  ])
})

test('an instance that waits for its first subscriber does nothing before, not even listen', async () => {
  world = createSanityWorld()
  world.load(`/#token=${world.signIn().value}`)
  const app = world.instance({}, { start: 'on-subscribe' })
  await world.settle()
  expect([held(world), world.sent.length, stateOf(app)]).toEqual([[0, 0, 0], 0, 'logging-in'])
  app.authStore.subscribe(() => {})
  await world.settle()
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})
