import { AuthError, type AuthorizedFetch } from 'gatehouse'
import type { TokenKind } from './tokenKind.ts'

/** What to make a token with. */
export interface MintOptions {
  readonly fetch: AuthorizedFetch
  readonly apiHost: string
  readonly kind: TokenKind
  readonly signal: AbortSignal
}

/**
 * Makes a token for an app: a child of the dashboard's own session, which ends with it.
 * @throws AuthError `server`, or what the session's `fetch` throws
 */
export async function mintToken({ fetch, apiHost, kind, signal }: MintOptions): Promise<string> {
  const response = await fetch(`${apiHost}/__emulator/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, label: 'Documents app' }),
    signal,
    // A refused request has made nothing, and a token that nobody uses harms nobody.
    replay: true,
  })
  const answer: unknown = response.ok ? await response.json() : null
  const token = typeof answer === 'object' && answer && 'token' in answer ? answer.token : null
  if (typeof token === 'string') return token
  throw new AuthError(
    'server',
    `The platform made no token for the app (status ${response.status}). Try again.`,
    { recoverable: true },
  )
}
