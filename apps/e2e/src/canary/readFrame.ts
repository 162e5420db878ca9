/** What stands in a frame's document and stores, where a script of the page can read it. */
export interface FrameContents {
  readonly origin: string
  /** Whether another page has it in a frame. */
  readonly framed: boolean
  readonly document: string
  readonly cookie: string
  readonly storage: string
  readonly history: string
  readonly performance: string
  readonly database: string
}

/** Reads a frame out. It is sent to the browser as text: nothing outside of it can be used in it. */
export async function readFrame(): Promise<FrameContents> {
  /** A store that the browser keeps from this frame has nothing in it. */
  const attempt = (read: () => string): string => {
    try {
      return read()
    } catch {
      return ''
    }
  }
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const dump = async (name: string): Promise<string> => {
    const database = await done(indexedDB.open(name))
    const stores = [...database.objectStoreNames]
    const rows =
      stores.length === 0
        ? []
        : stores.map((store) => done(database.transaction(store).objectStore(store).getAll()))
    const text = JSON.stringify(await Promise.all(rows))
    database.close()
    return text
  }
  const databases = async (): Promise<string> => {
    // A page without an origin has none, and the browser reports the question as an error of its own.
    if (window.origin === 'null') return ''
    const found = await indexedDB.databases()
    return (await Promise.all(found.map(({ name = '' }) => dump(name)))).join(' ')
  }
  const { navigation } = window as { navigation?: { entries(): readonly { url: string }[] } }
  const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
    'value' in field ? field.value : '',
  )
  return {
    origin: window.origin,
    framed: window.parent !== window,
    document: `${document.documentElement.outerHTML} ${fields.join(' ')}`,
    cookie: attempt(() => document.cookie),
    storage: attempt(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    history: attempt(() =>
      [location.href, ...(navigation?.entries().map(({ url }) => url) ?? [])].join(' '),
    ),
    // A page can neither change nor clear the entry of its own navigation: it keeps the address as it was.
    performance: attempt(() =>
      JSON.stringify(
        performance.getEntries().filter(({ entryType }) => entryType !== 'navigation'),
      ),
    ),
    database: await databases().catch(() => ''),
  }
}
