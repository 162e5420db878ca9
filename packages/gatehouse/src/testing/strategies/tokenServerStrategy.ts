import { AuthError } from '../../errors.ts'
import {
  type Credential,
  isTokenCredential,
  parseCredential,
  plain,
} from '../../machine/credential.ts'
import type { RefreshOutcome, Validation } from '../../machine/outcome.ts'
import type { AuthUser } from '../../machine/session.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KeyValue } from '../../ports/storage.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'

/** Where the token server of the simulated world answers. */
export const TOKEN_SERVER = 'https://auth.test'

/** What the token server knows of a person. */
export interface TokenServerUser extends AuthUser {
  readonly name: string
}

/** The session's name in the ledger. */
const NAME = 'token-server'

/** Where other code reads and writes tokens. */
export const COPY_KEY = 'token-server:token'

/** Sessions of the token server: rotating refresh tokens, shared by all tabs. */
export function tokenServerStrategy(): AuthStrategy<TokenServerUser> {
  return {
    name: NAME,
    persistence: 'shared',
    start: () => ({ type: 'look' }),
    callback(href) {
      const url = new URL(href)
      const code = url.searchParams.get('code')
      if (code === null) return undefined
      url.searchParams.delete('code')
      return { found: { type: 'code', code }, href: url.href }
    },
    async exchange(code, { environment, signal }) {
      const response = await environment.fetch(`${TOKEN_SERVER}/code`, {
        method: 'POST',
        body: JSON.stringify({ code }),
        signal,
      })
      const fresh = response.ok ? parseFresh(await body(response)) : undefined
      if (fresh?.user) return { type: 'session', credential: fresh.credential, user: fresh.user }
      const message = 'The code is not good any more. Sign in again.'
      return { type: 'failure', error: new AuthError('credential-refused', message) }
    },
    validate,
    async refresh(credential, { environment, signal }) {
      if (!isTokenCredential(credential) || credential.refreshToken === undefined) {
        return { type: 'fatal', detail: 'There is no refresh token.' }
      }
      const response = await environment.fetch(`${TOKEN_SERVER}/token`, {
        method: 'POST',
        body: JSON.stringify({ refreshToken: credential.refreshToken }),
        signal,
      })
      return outcomeOf(response, environment.clock)
    },
    revoke,
    readUser,
    acquire: async ({ environment }) => {
      const credential = readMirror(environment.storage)
      return credential ? { type: 'candidate', credential, source: 'copy' } : { type: 'nothing' }
    },
    mirror: {
      keys: [COPY_KEY],
      read: readMirror,
      write: (storage, credential) => storage.set(COPY_KEY, JSON.stringify(plain(credential))),
      clear: (storage) => storage.remove(COPY_KEY),
    },
  }
}

function readMirror(storage: KeyValue): Credential | null {
  return parseCredential(JSON.parse(storage.get(COPY_KEY) ?? 'null')) ?? null
}

/** Asks the token server whose credential it is. */
export const validate: NonNullable<AuthStrategy<TokenServerUser>['validate']> = async (
  credential,
  { environment, signal },
): Promise<Validation<TokenServerUser>> => {
  const response = await environment.fetch(`${TOKEN_SERVER}/me`, {
    headers: authorization(credential),
    signal,
  })
  if (response.status === 401) return { type: 'refused', detail: 'The server refuses the token.' }
  const user = response.ok ? readUser(await body(response)) : undefined
  if (user) return { type: 'accepted', user }
  const error = new AuthError('server', `The server answered ${response.status}.`, {
    recoverable: true,
  })
  return { type: 'unreachable', error, ...retryAfter(response, environment.clock) }
}

/** Tells the token server that the session is over. */
export const revoke: NonNullable<AuthStrategy['revoke']> = async (
  credential,
  { environment, signal },
): Promise<void> => {
  const response = await environment.fetch(`${TOKEN_SERVER}/revoke`, {
    method: 'POST',
    headers: authorization(credential),
    signal,
  })
  if (!response.ok) throw new AuthError('server', `The server answered ${response.status}.`)
}

async function outcomeOf(
  response: Response,
  clock: Clock,
): Promise<RefreshOutcome<TokenServerUser>> {
  if (response.status === 400 || response.status === 401) {
    return { type: 'fatal', detail: 'The refresh token is not good any more.' }
  }
  const fresh = response.ok ? parseFresh(await body(response)) : undefined
  return fresh ? { type: 'fresh', ...fresh } : { type: 'transient', ...retryAfter(response, clock) }
}

function parseFresh(
  data: unknown,
): { readonly credential: Credential; readonly user?: TokenServerUser } | undefined {
  const credential = parseCredential(data)
  if (!credential) return undefined
  const user = readUser((data as { readonly user?: unknown }).user)
  return { credential, ...(user && { user }) }
}

function readUser(value: unknown): TokenServerUser | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name } = value as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined
}

/** `undefined` for what is not JSON: a page of an error, half of an answer. */
async function body(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined)
}

function authorization(credential: Credential): Record<string, string> {
  return isTokenCredential(credential) ? { authorization: `Bearer ${credential.token}` } : {}
}

/** RFC 9110 §10.2.3: seconds, or a date. Anything else says nothing. */
function retryAfter(response: Response, clock: Clock): { readonly retryAfterMs?: number } {
  const text = response.headers.get('retry-after')
  if (text === null) return {}
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - clock.now().wall
  return ms >= 0 ? { retryAfterMs: ms } : {}
}
