/** Sign-ins that fail: F5-F9. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADA } from '../testing/createSanityWorld.ts'
import { createOAuthWorld, type OAuthWorld, wordOf } from './testing/oauthWorld.ts'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

async function opened(href: string) {
  const tab = world.open(href)
  await world.settle()
  return tab
}

/** The answer to a sign-in that was begun at the app's root. */
async function answer(): Promise<string> {
  return world.answerOf(await opened('/'))
}

describe('a sign-in that fails says why, and can be tried again (F5-F8)', () => {
  const path = '/auth/oauth/token'
  test.each([
    ['credential-refused', { kind: 'status', status: 400, body: { error: 'invalid_grant' } }],
    ['config-invalid', { kind: 'status', status: 401, body: { error: 'invalid_client' } }],
    ['config-invalid', { kind: 'status', status: 400, body: { error: 'invalid_target' } }],
    ['server', { kind: 'status', status: 400, body: 'Bad Request' }],
    ['server', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }],
    ['server', { kind: 'status', status: 503 }],
    ['response-invalid', { kind: 'html' }],
    ['response-invalid', { kind: 'empty' }],
    ['response-invalid', { kind: 'truncate' }],
    ['network', { kind: 'drop' }],
    ['network', { kind: 'loseResponse' }],
  ] as const)('%s for %j', async (code, fault) => {
    const href = await answer()
    world.emulator.faults.add({ ...fault, match: { path }, times: 1 })
    const tab = await opened(href)
    expect(wordOf(tab)).toBe(`error ${code}`)
    expect(world.sentTo(path)).toHaveLength(1)
    const next = await opened(await world.answerOf(tab))
    expect(wordOf(next)).toBe(`logged-in ${ADA}`)
  })

  test('no answer at all ends at its deadline, and the request is called off (F9)', async () => {
    const href = await answer()
    world.emulator.faults.add({ kind: 'hang', match: { path } })
    const tab = world.open(href)
    await world.settle()
    await world.pass(15_000)
    expect(wordOf(tab)).toMatch(/^error (timeout|network)$/)
    expect(world.sentTo(path)[0]?.isAborted()).toBe(true)
  })

  test('a token that the server does not know ends in an error, not in a round of sign-ins', async () => {
    const href = await answer()
    world.emulator.faults.add({ kind: 'status', status: 401, match: { path: '/users/me' } })
    const tab = await opened(href)
    expect([wordOf(tab), tab.page.left]).toEqual(['error credential-refused', []])
  })
})
