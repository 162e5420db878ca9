/** What a session is to a script, or to a server, that runs it. */
import { type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readMe } from '../commands/readMe.ts'
import { withOptions } from '../commands/withOptions.ts'
import { createDirectus } from '../createDirectus.ts'
import { rest } from '../rest.ts'
import type { AuthData } from './authData.ts'
import { authentication } from './authentication.ts'

const email = 'editor@example.com'
const password = 'editor-pass-1'

let emulator: RunningEmulator

beforeEach(async () => {
  emulator = await startEmulator({ port: 0, directusPort: 0 })
})
afterEach(() => emulator.close())

test('a session that waits for its renewal lets a script end', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const client = createDirectus(emulator.directusUrl).with(authentication('json')).with(rest())
  await client.login(email, password)
  await client.request(readMe())

  const renewals = timers.mock.results.filter(
    (_, at) => Number(timers.mock.calls[at]?.[1]) > 60_000,
  )
  expect(renewals.map(({ value }) => value.hasRef())).toEqual([false])
  client.dispose()
})

describe('many who ask at once are no leak to Node', () => {
  const many = <T>(ask: () => Promise<T>) => Promise.allSettled(Array.from({ length: 40 }, ask))

  /** A client over a storage, as there the session is looked for before each request. */
  async function signedIn() {
    let data: AuthData | null = null
    const storage = {
      get: async () => data,
      set: (next: AuthData | null) => {
        data = next
      },
    }
    const client = createDirectus(emulator.directusUrl)
      .with(authentication('json', { storage }))
      .with(rest())
    await client.login(email, password)
    return client
  }
  type Client = Awaited<ReturnType<typeof signedIn>>
  const { signal } = new AbortController()

  test.each<[string, (client: Client) => () => Promise<unknown>]>([
    ['for the token', (client) => () => client.getToken()],
    ['for data', (client) => () => client.request(readMe())],
    ['with one signal', (client) => () => client.request(withOptions(readMe(), { signal }))],
    ['to renew', (client) => () => client.refresh()],
    ['to sign in', (client) => () => client.login(email, password)],
    ['to sign out', (client) => () => client.logout()],
  ])('%s', async (_, ask) => {
    const warned: string[] = []
    const listen = ({ stack = '' }: Error): void => {
      warned.push(stack)
    }
    process.on('warning', listen)
    const client = await signedIn()
    await many(ask(client))
    // Node tells of it in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve))
    client.dispose()
    process.off('warning', listen)
    // The emulator has as many requests, in the same process.
    expect(warned.filter((stack) => !stack.includes('/emulator/'))).toEqual([])
  })
})

test('a sign-out that the server cannot be told of speaks of no browser (S11)', async () => {
  const client = createDirectus(emulator.directusUrl).with(authentication()).with(rest())
  await client.login(email, password)
  emulator.faults.add({ kind: 'drop', match: { path: '/auth/logout' } })
  await expect(client.logout()).rejects.toMatchObject({
    code: 'revoke-failed',
    message: expect.stringContaining('the server could not be told: the old session may live'),
  })
  client.dispose()
})
