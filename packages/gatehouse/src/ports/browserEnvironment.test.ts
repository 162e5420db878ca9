import { IDBFactory as FakeFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { browserEnvironment } from './browserEnvironment.ts'
import { memoryStorage } from './memoryStorage.ts'
import { serverEnvironment } from './serverEnvironment.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('making one touches nothing', () => {
  const touched: string[] = []
  const names = ['localStorage', 'indexedDB', 'navigator', 'BroadcastChannel', 'location', 'window']
  for (const name of [...names, 'document', 'crypto', 'fetch']) {
    vi.stubGlobal(name, undefined)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        touched.push(name)
        throw new Error(`${name} was touched`)
      },
    })
  }
  browserEnvironment()
  serverEnvironment()
  expect(touched).toEqual([])
})

test('where there is no browser at all, every verb does what it can', async () => {
  const { page, frame, storage, ledger, lock, tabs, nonce } = browserEnvironment()
  expect(page.href()).toBe('')
  expect(page.isOnline()).toBe(true)
  page.subscribe(() => {})()
  tabs.subscribe(() => {})()
  tabs.post({ name: 'default', version: 1 })
  expect(frame.parent()).toBeNull()
  expect(frame.parentOrigin()).toBeNull()
  storage.set('key', 'value')
  expect(storage.get('key')).toBe('value')
  expect(storage.persistence?.()).toBe('none')
  expect(await ledger.update('default', () => 1)).toBe(1)
  expect(ledger.shared()).toBe(false)
  expect(await lock.request('a', { waitMs: 0 }, async () => 'in')).toMatchObject({ type: 'held' })
  expect(nonce()).not.toBe(nonce())
})

test('what is handed in takes the place of the own', () => {
  const storage = memoryStorage()
  const random = () => 0.5
  const environment = browserEnvironment({ storage, random })
  expect(environment.storage).toBe(storage)
  expect(environment.random()).toBe(0.5)
  expect(serverEnvironment({ storage }).storage).toBe(storage)
})

test('a ledger that is handed in is where the leases are kept', async () => {
  const { ledger } = serverEnvironment()
  const { lock } = browserEnvironment({ ledger })
  await lock.request('a', { waitMs: 0 }, async () => {
    expect(await ledger.read('lock:a')).toMatchObject({ owner: expect.any(String) })
  })
})

test('fetch is the global one of the moment, called as such', async () => {
  const { fetch } = browserEnvironment()
  const seen: unknown[] = []
  vi.stubGlobal('fetch', function (this: unknown, ...request: unknown[]) {
    seen.push(this, ...request)
    return Promise.resolve(new Response('ok'))
  })
  await fetch('https://api.test', { method: 'POST' })
  expect(seen).toEqual([globalThis, 'https://api.test', { method: 'POST' }])
})

test('two requests on a server share nothing, even where the globals would let them (S14)', async () => {
  vi.stubGlobal('indexedDB', new FakeFactory())
  const [first, second] = [serverEnvironment(), serverEnvironment()]
  first.storage.set('token', 'secret')
  await first.ledger.update('default', () => 'secret')
  expect(second.storage.get('token')).toBeNull()
  expect(await second.ledger.read('default')).toBeUndefined()
  const nested = await first.lock.request('a', { waitMs: 0 }, () =>
    second.lock.request('a', { waitMs: 0 }, async () => 'in'),
  )
  expect(nested).toMatchObject({ value: { type: 'held' } })
  const heard = vi.fn()
  const stop = second.tabs.subscribe(heard)
  first.tabs.post({ name: 'default', version: 1 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  stop()
  expect(heard).not.toHaveBeenCalled()
  expect(first.page.href()).toBe('')
  expect(first.frame.parent()).toBeNull()
})
