import type { Ledger } from './ledger.ts'
import { memoryLedger } from './memoryLedger.ts'
import { withDeadline } from './withDeadline.ts'

/** Options of {@link indexedDbLedger}. */
export interface IndexedDbLedgerOptions {
  /** Where the databases are. @defaultValue the global `indexedDB`, looked up at each use */
  readonly factory?: () => IDBFactory
  /** Milliseconds that one operation may take before it rejects. @defaultValue 3000 */
  readonly deadlineMs?: number
}

type Decide = (present: unknown) => unknown

const storeName = 'sessions'

/**
 * The records of an origin in IndexedDB, which is coherent between processes where `localStorage`
 * is not. Each operation has a connection of its own, so that nothing stays open between them: no
 * other tab's upgrade is blocked, and no connection that died in sleep is used again.
 *
 * Where IndexedDB is missing or refuses (a private window, a sandboxed frame), memory takes its
 * place, and `shared()` is false from then on. Once it has worked it is never replaced: a failure
 * rejects, because a memory that is suddenly empty would read as "signed out". An operation that
 * takes too long rejects with a `TimeoutError` (a `DOMException`) and is called off.
 */
export function indexedDbLedger({
  factory = () => indexedDB,
  deadlineMs = 3_000,
}: IndexedDbLedgerOptions = {}): Ledger {
  const memory = memoryLedger()
  let standing: 'untried' | 'works' | 'refused' = 'untried'

  /** Nothing where IndexedDB is out of reach. */
  async function connect(): Promise<IDBDatabase | undefined> {
    if (standing === 'refused') return undefined
    try {
      const database = await open(factory())
      standing = 'works'
      return database
    } catch (error) {
      if (standing === 'works') throw error
      standing = 'refused'
      return undefined
    }
  }

  /** Without `decide` it only reads. */
  const operate = (name: string, decide?: Decide): Promise<unknown> =>
    withDeadline(deadlineMs, async (signal) => {
      const database = await connect()
      try {
        signal.throwIfAborted()
        if (database) return await transact(database, { name, decide, signal })
        return await (decide ? memory.update(name, decide) : memory.read(name))
      } finally {
        database?.close()
      }
    })

  return {
    shared() {
      try {
        return standing !== 'refused' && Boolean(factory())
      } catch {
        return false
      }
    },
    read: (name) => operate(name),
    update: operate,
  }
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Without a version, so that the database of a later release opens too.
    const request = factory.open('gatehouse')
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

interface Operation {
  readonly name: string
  readonly decide: Decide | undefined
  readonly signal: AbortSignal
}

function transact(database: IDBDatabase, { name, decide, signal }: Operation): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, decide ? 'readwrite' : 'readonly')
    const store = transaction.objectStore(storeName)
    const request = store.get(name)
    let value: unknown
    const abort = (cause: unknown): void => {
      reject(cause)
      try {
        transaction.abort()
      } catch {
        // Its commit has begun: it can no longer be called off.
      }
    }
    request.onsuccess = () => {
      value = request.result
      if (!decide) return
      try {
        const next = decide(value)
        if (next === undefined) store.delete(name)
        else if (next !== value) store.put(next, name)
        value = next
      } catch (error) {
        abort(error)
      }
    }
    transaction.oncomplete = () => resolve(value)
    transaction.onabort = () => reject(transaction.error)
    signal.onabort = () => abort(signal.reason)
  })
}
