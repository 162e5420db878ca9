import type { RequestTransformer, RestCommand } from '../requestOptions.ts'

/**
 * Sends one command with options of `fetch`, such as a `signal` or `credentials`, or through a function
 * that changes them. Headers are added to those that are there; what the command changes itself, it
 * changes first.
 */
export function withOptions<Output, Schema>(
  command: RestCommand<Output, Schema>,
  extra: RequestTransformer | Partial<RequestInit>,
): RestCommand<Output, Schema> {
  return () => {
    const options = command()
    const own = options.onRequest ?? ((init: RequestInit) => init)
    const change = typeof extra === 'function' ? extra : adding(extra)
    return { ...options, onRequest: async (init) => change(await own(init)) }
  }
}

function adding({ headers, ...extra }: Partial<RequestInit>): RequestTransformer {
  return (init) => {
    if (!headers) return { ...init, ...extra }
    const all = new Headers(init.headers)
    new Headers(headers).forEach((value, name) => {
      all.set(name, value)
    })
    return { ...init, ...extra, headers: Object.fromEntries(all) }
  }
}
