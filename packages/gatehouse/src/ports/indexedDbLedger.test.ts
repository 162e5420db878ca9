import { IDBFactory as FakeFactory, IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { ledgerContract } from '../testing/contracts/ledgerContract.ts'
import { indexedDbLedger } from './indexedDbLedger.ts'

const refusals: Readonly<Record<string, () => IDBFactory>> = {
  'is missing': () => indexedDB,
  'is undefined': () => undefined as unknown as IDBFactory,
  'throws when touched': () => {
    throw new DOMException('insecure', 'SecurityError')
  },
  'throws when opened': () => {
    const factory = new FakeFactory()
    factory.open = () => {
      throw new DOMException('insecure', 'SecurityError')
    }
    return factory
  },
  'answers with an error': () => {
    const factory = new FakeFactory()
    factory.open = () => failingRequest(new DOMException('private', 'InvalidStateError'))
    return factory
  },
}

function failingRequest(error: DOMException): IDBOpenDBRequest {
  const request = { error } as IDBOpenDBRequest
  setTimeout(() => request.onerror?.(new Event('error')))
  return request
}

/** A factory whose `open` never answers while told so. */
function stallingFactory(): { readonly factory: IDBFactory; stalled: boolean } {
  const factory = new FakeFactory()
  const open = factory.open.bind(factory)
  const world = { factory, stalled: true }
  factory.open = (name, version) => (world.stalled ? ({} as IDBOpenDBRequest) : open(name, version))
  return world
}

describe('two tabs over one IndexedDB', () => {
  ledgerContract({ test, expect }, () => {
    const database = new FakeFactory()
    const factory = (): IDBFactory => database
    return { first: indexedDbLedger({ factory }), second: indexedDbLedger({ factory }) }
  })
})

for (const [what, factory] of Object.entries(refusals)) {
  describe(`where IndexedDB ${what}`, () => {
    ledgerContract({ test, expect }, () => {
      const ledger = indexedDbLedger({ factory })
      return { first: ledger, second: ledger }
    })

    test('it is known after the first use that nothing is shared', async () => {
      const ledger = indexedDbLedger({ factory })
      await ledger.read('default')
      expect(ledger.shared()).toBe(false)
    })
  })
}

test('a ledger on IndexedDB is shared, before and after its first use', async () => {
  const database = new FakeFactory()
  const ledger = indexedDbLedger({ factory: () => database })
  expect(ledger.shared()).toBe(true)
  await ledger.update('default', () => 1)
  expect(ledger.shared()).toBe(true)
})

test('a missing IndexedDB is known at once', () => {
  expect(indexedDbLedger().shared()).toBe(false)
})

test('IndexedDB is looked up when it is used, not when the ledger is made', async () => {
  const ledger = indexedDbLedger()
  vi.stubGlobal('indexedDB', new FakeFactory())
  try {
    expect(await ledger.update('default', () => 1)).toBe(1)
    expect(await indexedDbLedger().read('default')).toBe(1)
  } finally {
    vi.unstubAllGlobals()
  }
})

test('keeping the very same value writes nothing', async () => {
  const database = new FakeFactory()
  const ledger = indexedDbLedger({ factory: () => database })
  await ledger.update('default', () => ({ epoch: 1 }))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  await ledger.update('default', (present) => present)
  expect(put).not.toHaveBeenCalled()
  await ledger.update('default', () => ({ epoch: 2 }))
  expect(put).toHaveBeenCalledOnce()
})

test('no connection stays open: another tab can delete the database', async () => {
  const database = new FakeFactory()
  const ledger = indexedDbLedger({ factory: () => database })
  await Promise.all([
    ledger.update('default', () => 1),
    ledger.read('default'),
    ledger
      .update('default', () => {
        throw new Error('no')
      })
      .catch(() => undefined),
  ])
  await new Promise<void>((resolve, reject) => {
    const request = database.deleteDatabase('gatehouse')
    request.onsuccess = () => resolve()
    request.onblocked = () => reject(new Error('a connection was left open'))
  })
  expect(await ledger.read('default')).toBeUndefined()
  expect(await ledger.update('default', () => 2)).toBe(2)
})

test('the database of a later release is read all the same', async () => {
  const database = new FakeFactory()
  const factory = (): IDBFactory => database
  await indexedDbLedger({ factory }).update('default', () => 1)
  await new Promise<void>((resolve) => {
    const request = database.open('gatehouse', 9)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
  const ledger = indexedDbLedger({ factory })
  expect(await ledger.read('default')).toBe(1)
  expect(ledger.shared()).toBe(true)
})

test('a database that does not answer rejects at the deadline, and the next try is a new one (I6)', async () => {
  const world = stallingFactory()
  const ledger = indexedDbLedger({ factory: () => world.factory, deadlineMs: 250 })
  const decide = vi.fn(() => 1)
  await expect(ledger.update('default', decide)).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(ledger.read('default')).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(decide).not.toHaveBeenCalled()
  world.stalled = false
  expect(await ledger.update('default', () => 2)).toBe(2)
  expect(ledger.shared()).toBe(true)
})

test('an operation that ran out of time writes nothing later', async () => {
  const database = new FakeFactory()
  const open = database.open.bind(database)
  let proceed = (): void => {}
  database.open = (name) => {
    const late = {} as { result: IDBDatabase; onsuccess: () => void }
    proceed = () => {
      const request = open(name)
      request.onupgradeneeded = () => request.result.createObjectStore('sessions')
      request.onsuccess = () => {
        late.result = request.result
        late.onsuccess()
      }
    }
    return late as unknown as IDBOpenDBRequest
  }
  const ledger = indexedDbLedger({ factory: () => database, deadlineMs: 250 })
  const decide = vi.fn(() => 'late')
  await expect(ledger.update('default', decide)).rejects.toMatchObject({ name: 'TimeoutError' })
  proceed()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(decide).not.toHaveBeenCalled()
  database.open = open
  expect(await ledger.read('default')).toBeUndefined()
})

test('an operation queued behind a long transaction of another tab is called off', async () => {
  const database = new FakeFactory()
  const factory = (): IDBFactory => database
  await indexedDbLedger({ factory }).update('default', () => 'before')
  const connection = await new Promise<IDBDatabase>((resolve) => {
    const request = database.open('gatehouse')
    request.onsuccess = () => resolve(request.result)
  })
  let busy = true
  const store = connection.transaction('sessions', 'readwrite').objectStore('sessions')
  const spin = (): void => {
    if (busy) store.get('default').onsuccess = spin
  }
  spin()
  const decide = vi.fn(() => 'after')
  const ledger = indexedDbLedger({ factory, deadlineMs: 250 })
  await expect(ledger.update('default', decide)).rejects.toMatchObject({ name: 'TimeoutError' })
  busy = false
  await new Promise((resolve) => setTimeout(resolve, 30))
  connection.close()
  expect(decide).not.toHaveBeenCalled()
  expect(await ledger.read('default')).toBe('before')
})

test('a failure of one that worked rejects instead of turning into an empty memory', async () => {
  const database = new FakeFactory()
  const open = database.open.bind(database)
  const ledger = indexedDbLedger({ factory: () => database })
  await ledger.update('default', () => 1)
  database.open = () => failingRequest(new DOMException('lost', 'UnknownError'))
  await expect(ledger.read('default')).rejects.toMatchObject({ name: 'UnknownError' })
  await expect(ledger.update('default', () => 2)).rejects.toMatchObject({ name: 'UnknownError' })
  database.open = open
  expect(await ledger.read('default')).toBe(1)
  expect(ledger.shared()).toBe(true)
})

test('a value that cannot be stored rejects and leaves the old one', async () => {
  const database = new FakeFactory()
  const ledger = indexedDbLedger({ factory: () => database })
  await ledger.update('default', () => 1)
  await expect(ledger.update('default', () => () => 2)).rejects.toMatchObject({
    name: 'DataCloneError',
  })
  expect(await ledger.read('default')).toBe(1)
})
