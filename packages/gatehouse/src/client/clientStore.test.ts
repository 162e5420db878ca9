import { describe, expect, test, vi } from 'vitest'
import { createAuthStore } from '../createAuthStore.ts'
import { staticToken } from '../strategies/staticToken.ts'
import {
  createTokenServer,
  createWorld,
  TOKEN_SERVER,
  tokenServerStrategy,
} from '../testing/index.ts'
import { type ClientBinding, createClientStore } from './clientStore.ts'

interface Options {
  readonly dataset: string
}

interface Client extends Options {
  readonly binding: ClientBinding
}

const production: Options = { dataset: 'production' }

function setUp(start: 'now' | 'on-subscribe' = 'now') {
  const world = createWorld()
  const server = createTokenServer({ now: world.scheduler.now })
  world.network.serve(TOKEN_SERVER, server.handler)
  const { environment } = world.tab(0)
  const authStore = createAuthStore({ strategy: tokenServerStrategy(), environment, start })
  const signIn = async (person: string): Promise<void> => {
    authStore.setCredential(server.signIn(person), { id: person, name: person })
    await world.settle()
  }
  const signOut = async (): Promise<void> => {
    const over = authStore.logout()
    await world.settle()
    await over
  }
  return { world, authStore, signIn, signOut, ...clientsOf(authStore) }
}

function clientsOf(authStore: ReturnType<typeof createAuthStore>) {
  const create = vi.fn((options: Options, binding: ClientBinding): Client => {
    return { ...options, binding }
  })
  const keyOf = ({ dataset }: Options): string => dataset
  return { create, clients: createClientStore({ authStore, keyOf, create }) }
}

describe('one client', () => {
  test('for equal options, another one for others', async () => {
    const { clients, create, signIn } = setUp()
    await signIn('ada')
    const client = clients.getClient(production)
    expect(clients.getClient({ ...production })).toBe(client)
    expect(clients.getClient({ dataset: 'staging' })).not.toBe(client)
    expect(create).toHaveBeenCalledTimes(2)
  })

  test('through every renewal', async () => {
    const { clients, world, authStore, signIn } = setUp()
    await signIn('ada')
    const client = clients.getClient(production)
    const listener = vi.fn()
    clients.subscribe(listener)
    const before = authStore.getState()
    await world.advance(10 * 60_000)
    expect(authStore.getState()).not.toBe(before)
    expect(clients.getClient(production)).toBe(client)
    expect(listener).not.toHaveBeenCalled()
    expect(await client.binding.getCredential()).toMatchObject(
      authStore.getState().type === 'logged-in' ? { token: expect.any(String) } : {},
    )
  })

  test('from before anybody signed in: it becomes the first person’s', async () => {
    const { clients, signIn } = setUp()
    const client = clients.getClient(production)
    await signIn('ada')
    expect(clients.getClient(production)).toBe(client)
    expect(await client.binding.getCredential()).toHaveProperty('token')
  })

  test('for somebody who signs in again without having signed out', async () => {
    const { clients, signIn } = setUp()
    await signIn('ada')
    const client = clients.getClient(production)
    await signIn('ada')
    expect(clients.getClient(production)).toBe(client)
  })
})

describe('another client', () => {
  test('for another person, and none of the new person’s tokens for the old one (I5)', async () => {
    const { clients, signIn } = setUp()
    await signIn('ada')
    const { binding, ...old } = clients.getClient(production)
    const heard: Promise<unknown>[] = []
    binding.auth.subscribe((credential) => heard.push(credential))
    await signIn('bob')
    const next = clients.getClient(production)
    expect(next).not.toBe(old)
    expect(next.binding).not.toBe(binding)
    await expect(binding.getCredential()).rejects.toMatchObject({ code: 'session-changed' })
    expect(() => binding.assertCurrent()).toThrow(
      expect.objectContaining({ code: 'session-changed' }),
    )
    await expect(heard.at(-1)).rejects.toMatchObject({ code: 'session-changed' })
    expect(await next.binding.getCredential()).toMatchObject({ token: 'cnry-access-3' })
  })

  test('after a sign-out, for the same person too', async () => {
    const { clients, signIn, signOut } = setUp()
    await signIn('ada')
    const client = clients.getClient(production)
    await signOut()
    expect(clients.getClient(production)).not.toBe(client)
    await signIn('ada')
    expect(clients.getClient(production)).not.toBe(client)
    await expect(client.binding.getCredential()).rejects.toMatchObject({ code: 'session-changed' })
  })

  test('after the sign-out of a session whose person was never known', async () => {
    const world = createWorld()
    const { environment } = world.tab(0)
    const authStore = createAuthStore({ strategy: staticToken('abc'), environment })
    const { clients } = clientsOf(authStore)
    const client = clients.getClient(production)
    expect(await client.binding.getCredential()).toMatchObject({ token: 'abc' })
    authStore.setCredential(null)
    authStore.setCredential({ token: 'def' }, { id: 'bob' })
    expect(clients.getClient(production)).not.toBe(client)
    await expect(client.binding.getCredential()).rejects.toMatchObject({ code: 'session-changed' })
  })

  test('a request that waits for a renewal while another person signs in gets nothing', async () => {
    const { clients, world, authStore, signIn } = setUp()
    await signIn('ada')
    const { binding } = clients.getClient(production)
    const renewal = authStore.refresh().catch(() => undefined)
    const waiting = expect(binding.getCredential()).rejects.toMatchObject({
      code: 'session-changed',
    })
    await signIn('bob')
    await world.settle()
    await waiting
    await renewal
  })
})

describe('those who listen', () => {
  test('hear of a change of person once, and see the new client', async () => {
    const { clients, signIn } = setUp()
    await signIn('ada')
    const old = clients.getClient(production)
    const seen: Client[] = []
    clients.subscribe(() => seen.push(clients.getClient(production)))
    await signIn('bob')
    expect(seen).toHaveLength(1)
    expect(seen[0]).not.toBe(old)
    expect(seen[0]).toBe(clients.getClient(production))
  })

  test('hear of it too when somebody else has taken a new client already', async () => {
    const world = createWorld()
    const { environment } = world.tab(0)
    const authStore = createAuthStore({ strategy: tokenServerStrategy(), environment })
    let early = (): void => {}
    authStore.subscribe(() => early())
    const { clients } = clientsOf(authStore)
    authStore.setCredential({ token: 'abc' }, { id: 'ada', name: 'Ada' })
    clients.getClient(production)
    early = () => void clients.getClient(production)
    const listener = vi.fn()
    clients.subscribe(listener)
    authStore.setCredential({ token: 'def' }, { id: 'bob', name: 'Bob' })
    expect(listener).toHaveBeenCalledOnce()
    await world.settle()
  })

  test('hear of it although one of them throws, which is reported (F33)', async () => {
    const { clients, world, signIn } = setUp()
    await signIn('ada')
    clients.getClient(production)
    const listener = vi.fn()
    clients.subscribe(() => {
      throw new Error('from a listener')
    })
    clients.subscribe(listener)
    await signIn('bob')
    expect(listener).toHaveBeenCalledOnce()
    expect(JSON.stringify(world.tab(0).log())).toContain('from a listener')
  })

  test('hear nothing after they have stopped', async () => {
    const { clients, signIn } = setUp()
    await signIn('ada')
    const listener = vi.fn()
    clients.subscribe(listener)()
    await signIn('bob')
    expect(listener).not.toHaveBeenCalled()
  })
})

test('options that are none are thrown at who passes them, and nothing is kept', async () => {
  const { authStore, signIn } = setUp()
  await signIn('ada')
  const create = vi.fn(() => ({}))
  const clients = createClientStore({
    authStore,
    create,
    keyOf(options: Options): string {
      if (options.dataset === '') throw new RangeError('no dataset')
      return options.dataset
    },
  })
  expect(() => clients.getClient({ dataset: '' })).toThrow('no dataset')
  expect(create).not.toHaveBeenCalled()
})

test('a client that could not be made is tried again', async () => {
  const { authStore, signIn } = setUp()
  await signIn('ada')
  const create = vi.fn((): object => ({}))
  create.mockImplementationOnce(() => {
    throw new Error('not yet')
  })
  const clients = createClientStore({ authStore, create, keyOf: ({ dataset }: Options) => dataset })
  expect(() => clients.getClient(production)).toThrow('not yet')
  expect(clients.getClient(production)).toBe(clients.getClient(production))
})

test('disposing lets go of the clients and of those who listen', async () => {
  const { clients, signIn } = setUp()
  await signIn('ada')
  const client = clients.getClient(production)
  const listener = vi.fn()
  clients.subscribe(listener)
  clients.dispose()
  await signIn('bob')
  expect(listener).not.toHaveBeenCalled()
  await expect(client.binding.getCredential()).rejects.toMatchObject({ code: 'session-changed' })
})
