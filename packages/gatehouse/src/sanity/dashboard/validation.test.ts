/** What a validation that meets trouble comes to: F5-F9. */
import { afterEach, expect, test } from 'vitest'
import { ADA, createSanityWorld, type SanityWorld, stateOf } from '../testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

function open(): SanityWorld {
  world = createSanityWorld()
  return world
}

test('a validation that meets a bad moment is tried again, and nobody is signed out for it', async () => {
  const { signIn, load, instance, settle, pass, emulator, sentTo } = open()
  emulator.faults.add({ kind: 'drop', times: 1 })
  emulator.faults.add({ kind: 'html', times: 1 })
  emulator.faults.add({ kind: 'status', status: 503, times: 1 })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  expect(stateOf(app)).toBe('logging-in')
  await pass(1_000)
  await pass(2_000)
  await pass(4_000)
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  expect(sentTo('/users/me')).toHaveLength(4)
  expect(world.parent.asked()).toBe(0)
})

test('a validation leaves the server alone for as long as it asks (F6)', async () => {
  const { signIn, load, instance, settle, pass, emulator, sentTo } = open()
  const headers = { 'retry-after': '30' }
  emulator.faults.add({ kind: 'status', status: 429, headers, times: 1 })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  await pass(29_000)
  expect(sentTo('/users/me')).toHaveLength(1)
  await pass(2_000)
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test.each([
  ['drop', 'network'],
  ['html', 'response-invalid'],
  ['empty', 'response-invalid'],
] as const)(
  'a server that only ever answers with %s is a typed error in the end',
  async (kind, code) => {
    const { signIn, load, instance, settle, pass, emulator } = open()
    emulator.faults.add({ kind })
    const token = signIn()
    load(`/#token=${token.value}`)
    const app = instance()
    await settle()
    for (const wait of [1_000, 2_000, 4_000, 8_000]) await pass(wait)
    expect(app.authStore.getState()).toMatchObject({
      type: 'error',
      error: { code, recoverable: true },
    })
    expect(JSON.stringify(world.log.entries)).not.toContain(token.value)
  },
)

test('an error that is not the token’s fault is left by trying again: the parent is asked (non-401)', async () => {
  const { signIn, load, instance, settle, pass, emulator, parent } = open()
  emulator.faults.add({ kind: 'status', status: 500 })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  for (const wait of [1_000, 2_000, 4_000, 8_000]) await pass(wait)
  expect(app.authStore.getState()).toMatchObject({
    type: 'error',
    error: { code: 'server', recoverable: true },
  })
  emulator.faults.clear()
  parent.answerTokens(() => ({ token: signIn().value }))
  const again = app.authStore.login()
  await settle()
  expect(await again).toMatchObject({ type: 'logged-in', currentUser: { id: ADA } })
  expect(parent.asked()).toBe(1)
})

test('a validation that is never answered ends at its deadline (F9)', async () => {
  const { signIn, load, instance, settle, pass, emulator, sentTo } = open()
  emulator.faults.add({ kind: 'hang', times: 1 })
  load(`/#token=${signIn().value}`)
  const app = instance()
  await settle()
  await pass(10_000)
  await pass(1_000)
  expect(sentTo('/users/me')).toHaveLength(2)
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})
