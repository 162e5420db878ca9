import { fingerprint } from '@gatehouse/emulator'
import { allOf, holds, type Secrets } from './secrets.ts'

/** A request that a page has sent. */
export interface SentRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether it was for a document. */
  readonly isNavigation: boolean
}

/** Says where a request carries a secret other than as the protocol wants it. */
export function requestLeaks(request: SentRequest, secrets: Secrets): readonly string[] {
  const url = new URL(request.url)
  // What stands in the hash is for the page alone, and does not leave the browser.
  url.hash = ''
  const parts: readonly (readonly [string, string])[] = [
    ['address', url.href],
    ['headers', headersOf(request, url)],
    ['body', request.body],
  ]
  const all = allOf(secrets)
  return parts.flatMap(([part, text]) =>
    all
      .filter((secret) => holds(text, secret) && !isProtocol(part, url, request))
      .map(
        (secret) =>
          `${part} of ${request.method} ${url.href.replaceAll(secret, fingerprint(secret))} holds ${fingerprint(secret)}`,
      ),
  )
}

/**
 * A token is sent in its header, and in a cookie that no script can read. A page's own host was asked
 * for its very address before: that it is the referrer tells it nothing.
 */
function headersOf({ headers }: SentRequest, { origin }: URL): string {
  const { authorization: _, cookie: __, referer = '', ...rest } = headers
  const isOwn = URL.canParse(referer) && new URL(referer).origin === origin
  return JSON.stringify(isOwn ? rest : { referer, ...rest })
}

/** The refresh, what OAuth sends as a form, the emulator's own controls, and what Directus is told. */
const TAKES_A_TOKEN = [
  /\/auth\/(?:refresh-token|oauth\/(?:token|revoke))$/,
  /^\/__emulator\/tokens\/(?:expire|revoke)$/,
  /^\/auth\/(?:login|refresh|logout)$/,
]

/** What the wire contract itself puts there. */
function isProtocol(part: string, url: URL, request: SentRequest): boolean {
  if (part === 'body') return TAKES_A_TOKEN.some((path) => path.test(url.pathname))
  if (part !== 'address') return false
  // A one-time code: on its way back from the sign-in page, and on its way to be exchanged.
  return url.pathname.endsWith('/auth/fetch') || request.isNavigation
}
