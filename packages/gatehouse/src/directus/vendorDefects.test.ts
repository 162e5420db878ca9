/** Defects of the vendor's SDK in what is sent, each shown in its package and absent here (directus.md §2). */
import * as vendor from '@directus/sdk'
import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { describe, expect, test } from 'vitest'
import * as ours from './index.ts'
import { recordingServer, refused } from './testing/recordingServer.ts'
import { rejection } from './testing/rejection.ts'
import { renewable } from './testing/renewable.ts'

const EDITOR = { email: 'editor@example.com', password: 'editor-pass-1' }
const URL_OF_IT = 'http://directus.localhost'

/** A server in this process, and what a client needs to reach it. */
function emulated() {
  const emulator = createEmulator()
  return { emulator, options: { globals: { fetch: emulatorFetch(emulator) } } }
}

describe('D9: a sign-out that the server has no token for', () => {
  test('theirs fails, by the command too', async () => {
    const client = vendor.createDirectus(URL_OF_IT, emulated().options).with(vendor.rest())
    const error = await rejection(client.request(vendor.logout({ refresh_token: 'r' })))
    expect(error).toMatchObject({ errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }] })
  })

  test('ours sends the token that it is given', async () => {
    const client = ours.createDirectus(URL_OF_IT, emulated().options).with(ours.rest())
    expect(await client.request(ours.logout({ refresh_token: 'r' }))).toBeNull()
  })
})

describe('D11: signing in changes the argument', () => {
  test('theirs does', () => {
    const payload = { ...EDITOR }
    vendor.login(payload, { mode: 'json', otp: '123456' })()
    expect(payload).toMatchObject({ mode: 'json', otp: '123456' })
  })

  test('ours does not', () => {
    const payload = Object.freeze({ ...EDITOR })
    const options = Object.freeze({ mode: 'json', otp: '123456' } as const)
    const body = JSON.parse(String(ours.login(payload, options)().body))
    expect(body).toEqual({ ...EDITOR, mode: 'json', otp: '123456' })
    expect(payload).toEqual(EDITOR)
  })
})

describe('D13: a mode for one call', () => {
  test('theirs sends no refresh token with it', async () => {
    const { options } = emulated()
    const client = vendor
      .createDirectus(URL_OF_IT, options)
      .with(vendor.authentication('cookie', { autoRefresh: false }))
    await client.login({ ...EDITOR }, { mode: 'json' })
    const error = await rejection(client.refresh({ mode: 'json' }))
    client.stopRefreshing()
    expect(error).toMatchObject({ errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }] })
  })

  test('ours does', async () => {
    const { options } = emulated()
    const client = ours.createDirectus(URL_OF_IT, options).with(ours.authentication('cookie'))
    const data = await client.login(EDITOR, { mode: 'json' })
    expect(await client.refresh({ mode: 'json' })).toMatchObject({
      access_token: expect.any(String),
    })
    expect(data.refresh_token).toEqual(expect.any(String))
    client.dispose()
  })
})

describe('D14: the default mode where no cookies are kept', () => {
  test('theirs cannot renew', async () => {
    const client = vendor
      .createDirectus(URL_OF_IT, emulated().options)
      .with(vendor.authentication('cookie', { autoRefresh: false }))
    await client.login({ ...EDITOR })
    const error = await rejection(client.refresh())
    client.stopRefreshing()
    expect(error).toMatchObject({ errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }] })
  })

  test('ours can', async () => {
    const { emulator, options } = emulated()
    const client = ours.createDirectus(URL_OF_IT, options).with(ours.authentication())
    await client.login(EDITOR)
    await client.refresh()
    expect(emulator.world.directus.counters.refreshes).toBe(1)
    client.dispose()
  })

  test('ours sends the cookie of a session wherever it goes, with credentials set in one place', async () => {
    const { emulator, options } = emulated()
    const client = ours
      .createDirectus(URL_OF_IT, options)
      .with(ours.rest())
      .with(ours.authentication('session'))
    await client.login(EDITOR)
    expect(await client.request(ours.readMe({ fields: ['email'] }))).toEqual({
      email: EDITOR.email,
    })
    expect(emulator.world.directus.counters.authorizationOnAuth).toBe(0)
    client.dispose()
  })
})

describe('D18: what a refusal leads to', () => {
  const once = (status: number, code: string) => (_: unknown, count: number) =>
    count === 1
      ? { status, body: refused(code, 'Too many requests, retry after 10ms.') }
      : { body: { data: 'served' } }
  const read = () => ({ path: '/items/tasks' })

  test.each([
    [429, 'REQUESTS_EXCEEDED'],
    [401, 'TOKEN_EXPIRED'],
  ])('theirs gives up at %i %s, ours is served', async (status, code) => {
    const busy = await recordingServer(once(status, code))
    const theirs = vendor.createDirectus(busy.url).with(renewable).with(vendor.rest())
    expect(await rejection(theirs.request(read))).toMatchObject({
      errors: [{ extensions: { code } }],
    })

    const again = await recordingServer(once(status, code))
    const client = ours.createDirectus(again.url).with(renewable).with(ours.rest())
    expect(await client.request(read)).toBe('served')
  })

  test('theirs says nothing of an answer that is no JSON, ours does', async () => {
    const { url } = await recordingServer(() => ({
      status: 502,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>Bad gateway</h1>',
    }))
    expect(
      await rejection(vendor.createDirectus(url).with(vendor.rest()).request(read)),
    ).toMatchObject({ message: '' })
    expect(await rejection(ours.createDirectus(url).with(ours.rest()).request(read))).toMatchObject(
      {
        message: expect.stringContaining('502'),
      },
    )
  })
})
