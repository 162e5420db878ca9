import { AuthError } from '../../errors.ts'

/** What a framed app is told through its address. */
export interface FrameUrlOptions {
  /** Goes into the hash, which never leaves the browser; the app cleans it away. */
  readonly token: string
  /** Becomes `orgId` of the context. */
  readonly organizationId?: string | undefined
  /** @defaultValue `'core-ui'` */
  readonly mode?: string
  /** @defaultValue `'production'` */
  readonly env?: string
}

/**
 * The address that starts an app in dashboard mode: the app's own, a `_context` in the query and the
 * token in the hash. A hash route of the app's stays in front: `#/docs&token=…`.
 * Throws `config-invalid` for an address that is not http(s).
 */
export function frameUrl(appUrl: string, options: FrameUrlOptions): string {
  const { token, organizationId, mode = 'core-ui', env = 'production' } = options
  const url = parseAppUrl(appUrl)
  url.searchParams.set('_context', JSON.stringify({ mode, env, orgId: organizationId }))
  const route = url.hash
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('token='))
  url.hash = [...route, `token=${encodeURIComponent(token)}`].join('&')
  return url.href
}

/** Reads an app's address, which must be absolute and http(s); throws `config-invalid` otherwise. */
export function parseAppUrl(appUrl: string): URL {
  const url = URL.canParse(appUrl) ? new URL(appUrl) : null
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url
  throw new AuthError('config-invalid', "An app's address must be an absolute http(s) URL.")
}
