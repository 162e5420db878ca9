/** A request, as much of one as the tests need. */
export interface SendOptions {
  readonly body?: unknown
  readonly token?: string
  /** Sent as the header `Cookie`. */
  readonly cookies?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** What came back. */
export interface Answer {
  readonly status: number
  /** Parsed; `undefined` when there was none. */
  // biome-ignore lint/suspicious/noExplicitAny: what is in it is what the tests are about
  readonly body: any
  readonly headers: Headers
  /** What it set, by name. */
  readonly cookies: ReadonlyMap<string, SetCookie>
}

/** A cookie that an answer sets, with its attributes in lower case. */
export interface SetCookie {
  readonly value: string
  readonly attributes: ReadonlyMap<string, string>
}

/** Sends a request with no client in between. `target` is `POST /auth/login`. */
export async function send(
  url: string,
  target: string,
  { body, token, cookies, headers }: SendOptions = {},
): Promise<Answer> {
  const [method = '', path = ''] = target.split(' ')
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      // One that is kept may be closed by the server at the moment when it is used again.
      Connection: 'close',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(cookies && { Cookie: cookieHeader(cookies) }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? undefined : parsed(text),
    headers: response.headers,
    cookies: new Map(response.headers.getSetCookie().map(setCookie)),
  }
}

/** Some answers are plain text: `pong`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function cookieHeader(cookies: Readonly<Record<string, string>>): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

function setCookie(line: string): [string, SetCookie] {
  const [first = '', ...rest] = line.split(';')
  const [name, value] = halves(first)
  const attributes = rest.map((each) => {
    const [key, text] = halves(each)
    return [key.toLowerCase(), text] as const
  })
  return [name, { value, attributes: new Map(attributes) }]
}

function halves(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
