/** Requests of a client that has a session. */
import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { expect, onTestFinished, test } from 'vitest'
import { authentication } from './authentication/authentication.ts'
import { createItem } from './commands/createItem.ts'
import { readItems } from './commands/readItems.ts'
import { readMe } from './commands/readMe.ts'
import { createDirectus } from './createDirectus.ts'
import { rest } from './rest.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'

const EDITOR = { email: 'editor@example.com', password: 'editor-pass-1' }
const VIEWER = { email: 'viewer@example.com', password: 'viewer-pass-1' }

/** A client over an emulator, whose answers can be kept back. */
function scene() {
  const emulator = createEmulator()
  const inside = emulatorFetch(emulator)
  let gate = Promise.resolve()
  let held = '/items/'
  let items = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = await inside(input, init)
    if (String(input).includes('/items/')) items += 1
    if (String(input).includes(held) && !String(input).includes('/auth/')) await gate
    return answer
  }
  const client = createDirectus('http://directus.localhost', { globals: { fetch } })
    .with(rest())
    .with(authentication('json'))
  onTestFinished(() => client.dispose())
  return {
    client,
    world: emulator.world.directus,
    /** How many answers about items have come from the server. */
    asked: () => items,
    /** Expires all access tokens at the server, which the client cannot know. */
    expire: () =>
      inside('http://directus.localhost/__emulator/directus/tokens/expire', {
        method: 'POST',
        body: '{"all":true}',
      }),
    hold(path = '/items/'): () => void {
      held = path
      let release = () => {}
      gate = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
  }
}

test.each(['a sign-out', 'another person'])(
  'an answer that comes after %s is not shown (I5)',
  async (what) => {
    const { client, hold } = scene()
    await client.login(EDITOR)
    await expect
      .poll(() => client.authStore.getState())
      .toMatchObject({ currentUser: { email: EDITOR.email } })
    const release = hold()
    const answer = rejection(client.request(readItems('tasks')))
    await client.request(readMe())
    if (what === 'a sign-out') await client.logout()
    else {
      await client.login(VIEWER)
      await expect
        .poll(() => client.authStore.getState())
        .toMatchObject({ currentUser: { email: VIEWER.email } })
    }
    release()
    expect(await answer).toMatchObject({ name: 'AuthError', code: 'session-changed' })
  },
)

test('nor is one that comes after another person signed in, where nobody was known yet (I5)', async () => {
  const { client, hold, asked } = scene()
  // Not even whose the tokens are is answered until then.
  const release = hold('')
  await client.setToken('admin-static-token')
  const answer = rejection(client.request(readItems('tasks')))
  await expect.poll(() => asked()).toBe(1)
  await client.login(VIEWER)
  release()
  expect(await answer).toMatchObject({ name: 'AuthError', code: 'session-changed' })
})

test('one that comes after a renewal, or after the same person signed in again, is shown', async () => {
  const { client, hold } = scene()
  await client.login(EDITOR)
  const release = hold()
  const answer = client.request(readItems('tasks'))
  await client.refresh()
  await client.login(EDITOR)
  release()
  expect((await answer).length).toBeGreaterThan(0)
})

test('a token that the server refuses ends the session, and a request with it says why', async () => {
  const { client, hold } = scene()
  const release = hold()
  await client.setToken('unknown-token')
  const answer = rejection(client.request(readItems('tasks')))
  await expect.poll(() => client.authStore.getState().type).toBe('logged-out')
  release()
  expect(await answer).toMatchObject({
    name: 'DirectusError',
    errors: [{ extensions: { code: 'INVALID_CREDENTIALS' } }],
  })
})

test('what waits for a busy server is not sent for who has signed out meanwhile', async () => {
  const busy = refused('REQUESTS_EXCEEDED', 'Too many requests, retry after 50ms.')
  const { url, arrived } = await recordingServer(({ method }) =>
    method === 'POST' ? { status: 429, body: busy } : { body: { data: { id: 'editor' } } },
  )
  const client = createDirectus(url).with(authentication('json')).with(rest())
  await client.setToken('admin-static-token')
  const answer = rejection(client.request(createItem('tasks', {})))
  await expect.poll(() => arrived.filter(({ method }) => method === 'POST').length).toBe(1)
  await client.setToken(null)
  expect(await answer).toMatchObject({ code: 'session-changed' })
  expect(arrived.filter(({ method }) => method === 'POST')).toHaveLength(1)
  client.dispose()
})

test('what is public is read without a token once the session has ended (#10866)', async () => {
  const { client } = scene()
  await client.login(EDITOR)
  await client.logout()
  expect((await client.request(readItems('announcements'))).length).toBeGreaterThan(0)
  expect(await rejection(client.request(readItems('tasks')))).toMatchObject({
    name: 'DirectusError',
  })
})

test('many requests whose token the server refuses are one renewal, and all are served', async () => {
  const { client, world, expire } = scene()
  await client.login(EDITOR)
  await expire()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => client.request(readMe({ fields: ['email'] }))),
  )
  expect(new Set(answers.map(({ email }) => email))).toEqual(new Set([EDITOR.email]))
  expect(world.counters.refreshes).toBe(1)
})
