import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AuthState, LoggedInAuthState } from './authState.ts'
import { type AuthStoreOptions, createAuthStore } from './createAuthStore.ts'
import {
  createTokenServer,
  createWorld,
  TOKEN_SERVER,
  type TokenServerUser,
  tokenServerStrategy,
} from './testing/index.ts'

type Options = Partial<AuthStoreOptions<TokenServerUser>>

function setUp(options: Options = {}) {
  const world = createWorld()
  const server = createTokenServer({ now: world.scheduler.now })
  world.network.serve(TOKEN_SERVER, server.handler)
  const tab = world.tab(0)
  const { environment } = tab
  const store = createAuthStore({ strategy: tokenServerStrategy(), environment, ...options })
  onTestFinished(() => store.dispose())
  return {
    world,
    server,
    tab,
    store,
    async signIn(person: string): Promise<void> {
      store.setCredential(server.signIn(person))
      await world.settle()
    },
    /** Lets the world go on until `promise` has come to something. */
    async over<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
      const outcome = Promise.allSettled([promise])
      await world.settle()
      return (await outcome)[0]
    },
  }
}

function failsWith(code: string): object {
  return { status: 'rejected', reason: { code } }
}

describe('starting', () => {
  test('a store looks for a credential at once', async () => {
    const { world, store } = setUp()
    expect(store.getState()).toEqual({ type: 'logging-in', isExchangingToken: false })
    await world.settle()
    expect(store.getState()).toMatchObject({ type: 'logged-out' })
  })

  test('one that waits for its first subscriber touches nothing before, and starts once', async () => {
    const start = vi.fn(tokenServerStrategy().start)
    const strategy = { ...tokenServerStrategy(), start }
    const { world, tab, store } = setUp({ strategy, start: 'on-subscribe' })
    await world.advance(60_000)
    expect(start).not.toHaveBeenCalled()
    expect(Object.values(tab.holdings())).toEqual([0, 0, 0, 0, 0])
    store.subscribe(() => {})
    store.subscribe(() => {})
    store.start()
    expect(start).toHaveBeenCalledOnce()
    await world.settle()
    expect(store.getState().type).toBe('logged-out')
  })

  test('a server renders the state from before the search', async () => {
    const { store, signIn } = setUp()
    await signIn('ada')
    expect(store.getInitialState()).toEqual({ type: 'logging-in', isExchangingToken: false })
  })

  test('a strategy that throws is an error of the configuration, with the cause', () => {
    const cause = new Error('no window')
    const strategy = {
      ...tokenServerStrategy(),
      start() {
        throw cause
      },
    }
    const { store } = setUp({ strategy })
    expect(store.getState()).toMatchObject({
      type: 'error',
      error: { code: 'config-invalid', cause },
    })
  })

  test('a session that was stored is there again in the next store (F32)', async () => {
    const { world, tab, store, signIn } = setUp()
    await signIn('ada')
    store.dispose()
    const next = createAuthStore({
      strategy: tokenServerStrategy(),
      environment: tab.environment,
    })
    onTestFinished(() => next.dispose())
    await world.settle()
    expect(next.getState()).toMatchObject({ type: 'logged-in', currentUser: { id: 'ada' } })
    expect(next.persistence()).toBe('shared')
  })
})

describe('the verbs', () => {
  test('login resolves with the state that it comes to', async () => {
    const acquire = vi.fn(async () => ({
      type: 'session' as const,
      credential: { token: 'abc' },
      user: { id: 'ada', name: 'Ada' },
    }))
    const { store, over } = setUp({ strategy: { ...tokenServerStrategy(), acquire } })
    expect(await over(store.login())).toMatchObject({ value: { type: 'logged-in', token: 'abc' } })
    store.setCredential(null)
    expect(await over(store.login())).toMatchObject({ value: { type: 'logged-in', token: 'abc' } })
    expect(await over(store.login())).toMatchObject({ value: store.getState() })
    expect(acquire).toHaveBeenCalledTimes(2)
  })

  test('login where there is nobody to ask ends logged out, with the reason', async () => {
    const { store, over } = setUp()
    await over(store.login())
    expect(await over(store.login())).toMatchObject({
      value: { type: 'logged-out', reason: { code: 'no-credential' } },
    })
  })

  test('logout forgets at once, then tells the backend, then says so', async () => {
    const { world, store, signIn, over, server } = setUp()
    await signIn('ada')
    const leaving = store.logout()
    expect(store.getState()).toMatchObject({ type: 'logged-out', isDestroyingSession: true })
    expect(await over(leaving)).toMatchObject({ status: 'fulfilled' })
    expect(store.getState()).toMatchObject({
      isDestroyingSession: false,
      reason: { code: 'signed-out' },
    })
    expect(server.lookUp('cnry-access-1')?.session.isRevoked).toBe(true)
    expect(await over(world.tab(0).environment.ledger.read('token-server'))).not.toMatchObject({
      value: { credential: expect.anything() },
    })
  })

  test('logout rejects where the backend cannot be told, and has forgotten all (S11)', async () => {
    const { world, store, signIn, over } = setUp()
    await signIn('ada')
    world.network.fault({ type: 'drop' })
    expect(await over(store.logout())).toMatchObject(failsWith('revoke-failed'))
    expect(store.getState()).toMatchObject({ type: 'logged-out', isDestroyingSession: false })
  })

  test('refresh resolves with the new credential; callers share one renewal', async () => {
    const { world, store, signIn, over } = setUp()
    await signIn('ada')
    const sent = world.network.sent()
    const all = Promise.all([store.refresh(), store.refresh(), store.getCredential()])
    expect(await over(all)).toMatchObject({ value: Array(3).fill({ token: 'cnry-access-3' }) })
    expect(world.network.sent()).toBe(sent + 1)
  })

  test('refresh and getCredential of nobody are rejections', async () => {
    const { world, store, over } = setUp()
    await world.settle()
    expect(await over(store.refresh())).toMatchObject(failsWith('signed-out'))
    expect(await over(store.getCredential())).toMatchObject(failsWith('signed-out'))
  })

  test('who waits for a credential waits for their own deadline at most (I6)', async () => {
    const { world, store, signIn } = setUp()
    await signIn('ada')
    world.network.fault({ type: 'hang' })
    const rejected = await store.getCredential()
    const all = Promise.allSettled([store.getCredential({ rejected }), store.getCredential()])
    const short = Promise.allSettled([store.getCredential({ deadlineMs: 100 })])
    await world.advance(100)

    expect(await short).toMatchObject([failsWith('timeout')])
    await world.advance(30_000)
    expect(await all).toMatchObject([failsWith('timeout'), failsWith('timeout')])
  })

  test('a credential that failed but is not the present one leads to no renewal', async () => {
    const { world, store, signIn, over } = setUp()
    await signIn('ada')
    const sent = world.network.sent()
    const credential = store.getCredential({ rejected: { token: 'older' } })
    expect(await over(credential)).toMatchObject({ value: { token: 'cnry-access-1' } })
    expect(world.network.sent()).toBe(sent)
  })

  test('a plain copy of the credential that failed leads to a renewal, too', async () => {
    const { store, signIn, over } = setUp()
    await signIn('ada')
    const { token } = store.getState() as LoggedInAuthState
    const credential = store.getCredential({ rejected: { token: String(token) } })
    expect(await over(credential)).toMatchObject({ value: { token: 'cnry-access-3' } })
  })

  test('a callback is taken once, and its address comes back without the code (F31)', async () => {
    const { world, server, store, over } = setUp()
    await world.settle()
    const href = `https://app.test/in?code=${server.issueCode('ada')}&to=x`
    const both = Promise.all([store.handleCallback(href), store.handleCallback(href)])
    expect(await over(both)).toMatchObject({ value: Array(2).fill('https://app.test/in?to=x') })
    expect(store.getState()).toMatchObject({ type: 'logged-in', currentUser: { id: 'ada' } })
    const none = store.handleCallback('https://app.test/in?to=x')
    expect(await over(none)).toMatchObject({ value: false })
  })

  test('a link does not take the place of a session that stands (S2)', async () => {
    const { server, store, signIn, over } = setUp()
    await signIn('ada')
    await over(store.handleCallback(`https://app.test/?code=${server.issueCode('mallory')}`))
    expect(store.getState()).toMatchObject({ currentUser: { id: 'ada' } })
  })

  test('a credential with its owner is taken at its word; null gives it back', async () => {
    const { world, store } = setUp()
    store.setCredential({ token: 'abc' }, { id: 'ada', name: 'Ada' })
    expect(store.getState()).toMatchObject({ type: 'logged-in', currentUser: { name: 'Ada' } })
    store.setCredential(null)
    expect(store.getState()).toMatchObject({ type: 'logged-out', reason: { code: 'signed-out' } })
    await world.settle()
    expect(world.network.sent()).toBe(0)
  })

  test('the same credential again changes nothing (I7)', async () => {
    const { store, signIn } = setUp()
    await signIn('ada')
    const before = store.getState()
    store.setCredential({ token: 'cnry-access-1' })
    expect(store.getState()).toBe(before)
  })

  test.each([{ token: '' }, { token: 'a b' }, { token: 'abc', lifetimeMs: 0 }])(
    '%j is thrown at who offers it, and nothing changes (F8)',
    async (credential) => {
      const { store, signIn } = setUp()
      await signIn('ada')
      const before = store.getState()
      expect(() => store.setCredential(credential)).toThrow(
        expect.objectContaining({ code: 'config-invalid' }),
      )
      expect(store.getState()).toBe(before)
    },
  )
})

describe('subscribers (F33)', () => {
  test('hear every change with the one before, and nothing once they have stopped', async () => {
    const { world, store, signIn } = setUp()
    await world.settle()
    const heard: AuthState[][] = []
    const stop = store.subscribe((state, previous) => heard.push([previous, state]))
    await signIn('ada')
    expect(heard.map((pair) => pair.map(({ type }) => type))).toEqual([
      ['logged-out', 'logging-in'],
      ['logging-in', 'logged-in'],
    ])
    stop()
    store.setCredential(null)
    expect(heard).toHaveLength(2)
  })

  test.each([
    ['an error', new Error('from a subscriber')],
    ['what cannot even be looked at', new Proxy({}, { getPrototypeOf: () => never() })],
  ])('one that throws %s keeps nobody else from hearing, and is reported', async (_, thrown) => {
    const { tab, store, signIn } = setUp()
    const listener = vi.fn()
    store.subscribe(() => {
      throw thrown
    })
    store.subscribe(listener)
    store.onCredential(() => {
      throw thrown
    })
    await signIn('ada')
    expect(listener).toHaveBeenLastCalledWith(
      expect.objectContaining({ type: 'logged-in' }),
      expect.anything(),
    )
    expect(tab.log().filter(({ event }) => event === 'subscriber.threw').length).toBeGreaterThan(0)
  })

  test('one that signs out at the first sight of a session leaves no one in between', async () => {
    const { store, signIn } = setUp()
    const types: string[] = []
    store.subscribe(({ type }) => {
      if (type === 'logged-in') void store.logout()
    })
    store.subscribe(({ type }) => types.push(type))
    await signIn('ada')
    expect(store.getState()).toMatchObject({ type: 'logged-out', isDestroyingSession: false })
    expect(types.slice(-3)).toEqual(['logged-in', 'logged-out', 'logged-out'])
  })

  test('one that awaits every verb does not block the store', async () => {
    const { world, store, signIn } = setUp()
    const done: string[] = []
    const stop = store.subscribe(async ({ type }) => {
      if (type !== 'logged-in') return
      stop()
      await store.getCredential()
      await store.refresh()
      await store.login()
      await store.logout()
      done.push('all')
    })
    await signIn('ada')
    await world.advance(60_000)
    expect(done).toEqual(['all'])
  })
})

describe('disposing', () => {
  test('rejects who waits, and who comes later', async () => {
    const { world, store, signIn, over } = setUp()
    await signIn('ada')
    world.network.fault({ type: 'hang' })
    const waiting = Promise.allSettled([store.refresh(), store.getCredential()])
    await world.settle()
    store.dispose()
    expect(await waiting).toMatchObject([failsWith('disposed'), failsWith('disposed')])
    expect(await over(store.getCredential())).toMatchObject(failsWith('disposed'))
    expect(await over(store.refresh())).toMatchObject(failsWith('disposed'))
  })

  test('keeps the last state, tells nobody of it, and takes nothing any more', async () => {
    const { world, store, signIn } = setUp()
    await signIn('ada')
    const before = store.getState()
    const listener = vi.fn()
    store.subscribe(listener)
    store.dispose()
    store.dispose()
    store.setCredential(null)
    await world.advance(3_600_000)
    expect(store.getState()).toBe(before)
    expect(listener).not.toHaveBeenCalled()
  })

  test('settles every verb that is waited for (I6)', async () => {
    const { world, server, store } = setUp()
    await world.settle()
    world.network.fault({ type: 'hang' })
    const code = server.issueCode('ada')
    const all = Promise.allSettled([
      store.handleCallback(`https://app.test/?code=${code}`),
      store.login(),
      store.getCredential(),
    ])
    await world.settle()
    store.dispose()
    expect(await all).toHaveLength(3)
  })

  test('lets go of everything, in each state that a store can be in (I10)', async () => {
    for (const disturb of [false, true]) {
      const { world, tab, store, signIn } = setUp()
      await signIn('ada')
      if (disturb) world.network.fault({ type: 'hang' })
      void store.refresh().catch(() => undefined)
      await world.settle()
      store.dispose()
      await world.settle()
      expect(tab.holdings()).toEqual({
        timers: 0,
        pageListeners: 0,
        channelListeners: 0,
        storageListeners: 0,
        locks: 0,
      })
    }
  })
})

function never(): never {
  throw new Error('not to be looked at')
}
