/** A `fetch` with a jar of cookies, as a page of the server's own origin has one. */
export interface BrowserFetch {
  readonly fetch: typeof globalThis.fetch
  /** What the jar holds; a page cannot see it. */
  readonly cookies: Map<string, string>
}

interface Kept {
  readonly name: string
  readonly value: string
  /** `0` deletes it. */
  readonly maxAge: number
}

/**
 * As much of a browser as signing in needs: it keeps cookies for one host, sends them unless
 * `credentials` is `omit`, and shows no page what is in them.
 */
export function browserFetch(): BrowserFetch {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async fetch(input, init) {
      const request = new Request(input, init)
      const isPrivate = request.credentials === 'omit'
      const headers = new Headers(request.headers)
      if (!isPrivate && cookies.size > 0) headers.set('Cookie', cookieHeader(cookies))
      const response = await fetch(request, { headers })
      if (!isPrivate) for (const line of response.headers.getSetCookie()) keep(cookies, line)
      return withoutCookies(response)
    },
  }
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keep(cookies: Map<string, string>, line: string): void {
  const { name, value, maxAge } = parsed(line)
  if (maxAge > 0) cookies.set(name, value)
  else cookies.delete(name)
}

function parsed(line: string): Kept {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const age = attributes.map((each) => /^\s*max-age=(-?\d+)$/i.exec(each)?.[1]).find(Boolean)
  return {
    name: pair.slice(0, at).trim(),
    value: pair.slice(at + 1).trim(),
    maxAge: age === undefined ? Number.POSITIVE_INFINITY : Number(age),
  }
}

function withoutCookies(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('Set-Cookie')
  const { status, statusText, body } = response
  return new Response(body, { status, statusText, headers })
}
