/** A `fetch` that keeps count. */
export interface CountingFetch {
  readonly fetch: typeof globalThis.fetch
  /** How many requests went to a path. */
  count(path: string): number
  /** Requests to `/auth/…` that carried a token: there must be none. */
  authorized(): number
}

export function countingFetch(inner: typeof globalThis.fetch = fetch): CountingFetch {
  const requests: { readonly path: string; readonly isAuthorized: boolean }[] = []
  return {
    async fetch(input, init) {
      const request = new Request(input, init)
      const { pathname: path } = new URL(request.url)
      requests.push({ path, isAuthorized: request.headers.has('Authorization') })
      return inner(request)
    },
    count: (path) => requests.filter((request) => request.path === path).length,
    authorized: () =>
      requests.filter(({ path, isAuthorized }) => path.startsWith('/auth/') && isAuthorized).length,
  }
}
