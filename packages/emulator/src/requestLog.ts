import type { Clock } from './clock.ts'
import { isConnectionDropped } from './connectionDropped.ts'
import { describeDirectus } from './directus/describeCredentials.ts'
import { fingerprint, redact } from './fingerprint.ts'
import type { Handler } from './handler.ts'
import { isControl, isDirectus } from './hosts.ts'
import { credentialOf } from './sanity/caller.ts'

/** One request that reached the emulator. No secret is in it: each is replaced by its fingerprint. */
export interface LoggedRequest {
  /** Counts up from 1. */
  readonly id: number
  /** When it arrived, in ms since the epoch on the emulator's clock. */
  readonly at: number
  readonly method: string
  /** The hostname, without the port. */
  readonly host: string
  readonly path: string
  /** The query parameters; codes, verifiers and tokens are fingerprints. */
  readonly query: Readonly<Record<string, string>>
  readonly origin: string | null
  readonly referer: string | null
  /**
   * `bearer #1a2b3c4d`, `cookie #1a2b3c4d` or `none`; on Directus also `parameter #1a2b3c4d` and
   * `refresh cookie #1a2b3c4d`, several of them with a comma.
   */
  readonly credential: string
  /** `pending` until it is answered, `dropped` when the connection died first. */
  readonly status: number | 'pending' | 'dropped'
}

/** Every request except those to the control API, oldest first. */
export interface RequestLog {
  /** @param since - only requests with a greater id */
  list(since?: number): readonly LoggedRequest[]
  clear(): void
  /** Writes a request down. @returns what to call with its outcome */
  record(request: Request): (status: LoggedRequest['status']) => void
}

/** Never written down, also where the world knows nothing of their values. */
const SECRET_PARAMETERS = new Set([
  'access_token',
  'code',
  'code_verifier',
  'otp',
  'password',
  'refresh_token',
  'sid',
  'token',
])

/** @param secrets - what else must not appear: codes and refresh tokens that the world handed out */
export function createRequestLog(clock: Clock, secrets: () => Iterable<string>): RequestLog {
  const entries = new Map<number, LoggedRequest>()
  let serial = 0
  return {
    list: (since = 0) => [...entries.values()].filter(({ id }) => id > since),
    clear: () => entries.clear(),
    record(request) {
      serial += 1
      const entry = describe(request, { id: serial, at: clock.now(), secrets: [...secrets()] })
      entries.set(entry.id, entry)
      return (status) => {
        if (entries.has(entry.id)) entries.set(entry.id, { ...entry, status })
      }
    },
  }
}

/** Records everything that `next` is asked. */
export function withRequestLog(next: Handler, log: RequestLog): Handler {
  return async (request) => {
    if (isControl(new URL(request.url))) return next(request)
    const settle = log.record(request)
    try {
      const response = await next(request)
      settle(response.status)
      return response
    } catch (error) {
      settle(isConnectionDropped(error) ? 'dropped' : 500)
      throw error
    }
  }
}

function describe(
  request: Request,
  { id, at, secrets }: { readonly id: number; readonly at: number; readonly secrets: string[] },
): LoggedRequest {
  const url = new URL(request.url)
  const hide = (text: string): string => redact(text, secrets)
  const query = [...url.searchParams].map(([name, value]): [string, string] => [
    name,
    SECRET_PARAMETERS.has(name) ? fingerprint(value) : hide(value),
  ])
  const referer = request.headers.get('referer')
  return {
    id,
    at,
    method: request.method,
    host: url.hostname,
    path: hide(url.pathname),
    query: Object.fromEntries(query),
    origin: request.headers.get('origin'),
    referer: referer === null ? null : hide(referer),
    credential: isDirectus(url) ? describeDirectus(request) : describeCredential(request.headers),
    status: 'pending',
  }
}

function describeCredential(headers: Headers): string {
  const credential = credentialOf(headers)
  switch (credential.type) {
    case 'token':
      return `bearer ${fingerprint(credential.token)}`
    case 'cookie':
      return `cookie ${fingerprint(credential.sessionId)}`
    case 'none':
      return 'none'
  }
}
