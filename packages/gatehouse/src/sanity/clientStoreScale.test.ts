/** Many clients of one instance: W15. */
import { expect, test, vi } from 'vitest'
import { createClientStore } from '../client/clientStore.ts'
import { createAuthStore } from '../createAuthStore.ts'
import { serverEnvironment } from '../ports/serverEnvironment.ts'
import { staticToken } from '../strategies/staticToken.ts'
import { type ClientOptions, clientKey } from './clientOptions.ts'
import { getClient } from './stateSources.ts'
import { signedInWorld } from './testing/createSanityWorld.ts'

const apiVersion = '2024-11-12'
const optionsOf = (each: number): ClientOptions => ({ apiVersion, dataset: `set-${each}` })

test('2,000 sets of options are 2,000 clients, each of which is found again (W15)', async () => {
  const { app, close } = await signedInWorld()
  const clients = Array.from({ length: 2_000 }, (_, each) => getClient(app, optionsOf(each)))
  expect(new Set(clients).size).toBe(2_000)
  clients.forEach((client, each) => {
    if (getClient(app, optionsOf(each)) !== client) throw new Error(`${each} was made anew`)
  })
  close()
})

/** A store whose clients cost nothing, so that only the store is measured. */
function storeOf(sets: number) {
  const authStore = createAuthStore({
    strategy: staticToken('sk-T'),
    environment: serverEnvironment(),
  })
  const create = vi.fn((options: ClientOptions) => options)
  const store = createClientStore<ClientOptions, ClientOptions>({
    authStore,
    keyOf: clientKey,
    create,
  })
  for (let each = 0; each < sets; each += 1) store.getClient(optionsOf(each))
  return { ...store, create }
}

test('a lookup reads the options as often among 2,000 sets as among ten, and makes nothing (W15)', () => {
  const reads = [10, 2_000].map((sets) => {
    const { getClient, create } = storeOf(sets)
    let count = 0
    const get = (target: ClientOptions, name: keyof ClientOptions) => {
      count += 1
      return target[name]
    }
    const watched = new Proxy(optionsOf(sets - 1), { get } as ProxyHandler<ClientOptions>)
    getClient(watched)
    expect(create).toHaveBeenCalledTimes(sets)
    return count
  })
  expect(reads[0]).toBeGreaterThan(0)
  expect(reads[1]).toBe(reads[0])
})

test('a lookup, and one more client, cost the same among 2,000 sets as among ten (W15)', () => {
  const few = storeOf(10)
  const many = storeOf(2_000)
  const lookUp = ({ getClient }: typeof few) => {
    for (let each = 0; each < 500; each += 1) getClient(optionsOf(each % 10))
  }
  let fresh = 2_000
  const add = ({ getClient }: typeof few) => {
    for (let each = 0; each < 20; each += 1) getClient(optionsOf(fresh++))
  }
  expect(
    ratio(
      () => lookUp(many),
      () => lookUp(few),
    ),
  ).toBeLessThan(8)
  // The quickest run of the few is one of the first, before they have become many.
  expect(
    ratio(
      () => add(many),
      () => add(few),
      25,
    ),
  ).toBeLessThan(8)
})

/** How the quickest of many runs compare, taken in turns: other work makes runs slower, never faster. */
function ratio(a: () => void, b: () => void, rounds = 60): number {
  let [ofA, ofB] = [Infinity, Infinity]
  for (let round = 0; round < rounds; round += 1) {
    ofA = Math.min(ofA, took(a))
    ofB = Math.min(ofB, took(b))
  }
  return ofA / ofB
}

function took(task: () => void): number {
  const start = performance.now()
  task()
  return performance.now() - start
}
