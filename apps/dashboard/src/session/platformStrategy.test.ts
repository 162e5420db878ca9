import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import {
  type AuthStore,
  createAuthStore,
  type Environment,
  type LogEntry,
  serverEnvironment,
} from 'gatehouse'
import { type CurrentUser, createAuthApi } from 'gatehouse/sanity'
import { afterEach, expect, test, vi } from 'vitest'
import { platformStrategy } from './platformStrategy.ts'

const HOME = 'http://dashboard.localhost:4701/'
const STATE = 'begun-here'

const stores: AuthStore<CurrentUser>[] = []

afterEach(() => {
  for (const store of stores.splice(0)) store.dispose()
})

/** A browser of one person, in which pages can be opened one after another. */
function browser() {
  const emulator = createEmulator()
  const log: LogEntry[] = []
  const addresses: string[] = []
  const shared = serverEnvironment({
    fetch: emulatorFetch(emulator, { origin: new URL(HOME).origin }),
    log: { write: (entry) => log.push(entry) },
  })

  function open(href: string, begun?: string): AuthStore<CurrentUser> {
    let address = href
    const environment: Environment = {
      ...shared,
      page: {
        href: () => address,
        replaceHref(next) {
          address = next
          addresses.push(next)
        },
        assign() {},
        isOnline: () => true,
        subscribe: () => () => {},
      },
    }
    const api = createAuthApi({ auth: { apiHost: 'http://api.localhost' } }, environment)
    const pending = {
      begin: () => STATE,
      finish: (state: string | null) => begun !== undefined && state === begun,
    }
    const store = createAuthStore({ environment, strategy: platformStrategy({ api, pending }) })
    stores.push(store)
    return store
  }

  return { emulator, log, addresses, open }
}

async function sidOf(emulator: Emulator, person: string): Promise<string> {
  const response = await emulator.fetch(
    new Request('http://api.localhost/__emulator/sids', {
      method: 'POST',
      body: JSON.stringify({ person }),
    }),
  )
  const { sid } = (await response.json()) as { readonly sid: string }
  return sid
}

function settled(store: AuthStore<CurrentUser>) {
  return vi.waitFor(() => {
    const state = store.getState()
    if (state.type === 'logging-in') throw new Error('still logging in')
    return state
  })
}

test('a sign-in that was begun here signs in, and its code leaves the address at once', async () => {
  const { emulator, addresses, open } = browser()
  const sid = await sidOf(emulator, 'gAdaOkafor1')
  const store = open(`${HOME}?login=${STATE}#sid=${sid}`, STATE)
  expect(addresses).toEqual([HOME])

  const state = await settled(store)
  expect(state).toMatchObject({ type: 'logged-in', currentUser: { name: 'Ada Okafor' } })
  expect(emulator.world.counters.sidExchanges).toBe(1)
})

test('a link with the code of a sign-in that was not begun here is ignored, and reported', async () => {
  const { emulator, addresses, log, open } = browser()
  const sid = await sidOf(emulator, 'gTomasLind2')
  const store = open(`${HOME}?login=guessed#sid=${sid}`)

  expect(await settled(store)).toMatchObject({ type: 'logged-out' })
  expect(addresses).toEqual([HOME])
  expect(emulator.world.counters.sidExchanges).toBe(0)
  expect(log.map(({ event }) => event)).toContain('url.credential-ignored')
})

test('a refused sign-in becomes an error with the sentence of the platform', async () => {
  const { open } = browser()
  const store = open(`${HOME}?login=${STATE}#error=access_denied&error_description=No.`, STATE)

  expect(await settled(store)).toMatchObject({
    type: 'error',
    error: { code: 'credential-refused', message: 'No.', recoverable: true },
  })
})

test('the next page finds the session without a request, and a sign-out ends it at the platform', async () => {
  const { emulator, open } = browser()
  const sid = await sidOf(emulator, 'gAdaOkafor1')
  const first = open(`${HOME}?login=${STATE}#sid=${sid}`, STATE)
  await settled(first)
  await vi.waitFor(() => expect(first.getState().type).toBe('logged-in'))
  const asked = emulator.requests.list().length

  const second = open(HOME)
  expect(await settled(second)).toMatchObject({
    type: 'logged-in',
    currentUser: { id: 'gAdaOkafor1' },
  })
  expect(emulator.requests.list()).toHaveLength(asked)

  await second.logout()
  expect(emulator.world.counters.logouts).toBe(1)
  expect(await settled(open(HOME))).toMatchObject({ type: 'logged-out' })
})

test('a token that the platform withdrew ends the session at the first refused request', async () => {
  const { emulator, open } = browser()
  const sid = await sidOf(emulator, 'gAdaOkafor1')
  const store = open(`${HOME}?login=${STATE}#sid=${sid}`, STATE)
  await settled(store)
  const credential = await store.getCredential()
  for (const session of emulator.world.sessions.values()) session.status = 'ended'

  await expect(store.getCredential({ rejected: credential })).rejects.toMatchObject({
    code: 'signed-out',
  })
  expect(store.getState()).toMatchObject({ type: 'logged-out', reason: { code: 'revoked' } })
})
