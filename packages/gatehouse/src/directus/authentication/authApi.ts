import { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusClient } from '../client.ts'
import { segment } from '../commands/itemPath.ts'
import { isDirectusError } from '../errors.ts'
import { type Answer, exchange } from '../exchange.ts'
import { requestUrl } from '../requestUrl.ts'
import type { AuthenticationMode } from './authData.ts'
import { readCookies } from './cookies.ts'
import { type Grant, readGrant } from './grant.ts'
import type { LoginRequest } from './loginOptions.ts'

/** What the calls of a session are made with. */
export interface AuthApiOptions {
  readonly client: Pick<DirectusClient<never>, 'url'>
  readonly environment: Pick<Environment, 'fetch' | 'clock'>
  readonly mode: AuthenticationMode
  /** Whether the browser's cookies go along; left out, they do where the mode lives on them. */
  readonly credentials?: RequestCredentials | undefined
  readonly msRefreshBeforeExpires?: number | undefined
}

/** What one call says and brings. */
export interface TokenCall {
  readonly mode: AuthenticationMode
  /** For what is not in a cookie of the browser's. */
  readonly refresh_token?: string | undefined
  /** A session that is held here, as there is no browser to hold it. */
  readonly session?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * The server's sign-in. No token goes with these calls, as a bad one spoils them.
 *
 * @throws DirectusError from each of them, where the server says no, and AuthError `network` where it
 * says nothing, or `response-invalid` where it gives what cannot be used
 */
export interface AuthApi {
  readonly login: (
    request: LoginRequest,
    call: Pick<TokenCall, 'signal'> & { readonly credentials?: RequestCredentials },
  ) => Promise<Grant>
  readonly refresh: (call: TokenCall) => Promise<Grant>
  readonly logout: (call: TokenCall) => Promise<void>
  /** Whose the token is, or the browser's cookies where there is none. */
  readonly readMe: (token: string | undefined, signal?: AbortSignal) => Promise<unknown>
}

/** Makes the calls of one server. */
export function createAuthApi(options: AuthApiOptions): AuthApi {
  const { client, environment, mode: ownMode, msRefreshBeforeExpires } = options
  const { clock } = environment
  const wire = { globals: { fetch: environment.fetch } }

  /** A mode that has no use for cookies is not spoilt by those of another app on the server. */
  function credentialsFor(mode: AuthenticationMode): RequestCredentials {
    return options.credentials ?? (mode === 'json' ? 'omit' : 'include')
  }

  async function post(
    path: string,
    body: object,
    { session, ...init }: Pick<TokenCall, 'session' | 'signal'> & Pick<RequestInit, 'credentials'>,
  ): Promise<Answer> {
    const request: RequestInit = {
      ...definite(init),
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(session !== undefined && { Cookie: `directus_session_token=${session}` }),
      },
      body: JSON.stringify(body),
    }
    return exchange(wire, { url: requestUrl(client, path), init: request }, clock)
  }

  function granted({ data, response }: Answer, mode: AuthenticationMode): Grant {
    const { wall } = clock.now()
    const cookies = readCookies(response?.headers)
    const grant = readGrant(data, { mode, wall, cookies, msRefreshBeforeExpires })
    if (grant) return grant
    throw new AuthError(
      'response-invalid',
      'The server answered, but gave no token that can be used: look at its lifetimes, and for a proxy in between.',
      { recoverable: true },
    )
  }

  return {
    async login({ payload, options }, { credentials, signal }) {
      const { otp, provider, mode = ownMode } = options
      const path = provider ? `/auth/login/${segment(provider, 'The provider')}` : '/auth/login'
      const body = { ...payload, ...(otp !== undefined && { otp }), mode }
      const init = { signal, credentials: credentials ?? credentialsFor(mode) }
      return granted(await post(path, body, init), mode)
    },
    async refresh({ mode, refresh_token, session, signal }) {
      const body = { mode, ...(refresh_token !== undefined && { refresh_token }) }
      const init = { session, signal, credentials: credentialsFor(mode) }
      return granted(await post('/auth/refresh', body, init), mode)
    },
    async logout({ mode, refresh_token, session, signal }) {
      const body = { mode, ...(refresh_token !== undefined && { refresh_token }) }
      const init = { session, signal, credentials: credentialsFor(mode) }
      try {
        await post('/auth/logout', body, init)
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },
    async readMe(token, signal) {
      const init: RequestInit = {
        ...definite({ signal }),
        ...(token === undefined
          ? { credentials: options.credentials ?? 'include' }
          : { headers: { Authorization: `Bearer ${token}` } }),
      }
      const answer = await exchange(wire, { url: requestUrl(client, '/users/me'), init }, clock)
      return answer.data
    },
  }
}

/** Nothing is left to sign out of (D9): the token is not known, ran out, or is not there. */
function isGone(error: unknown): boolean {
  if (!isDirectusError(error)) return false
  return ['INVALID_CREDENTIALS', 'TOKEN_EXPIRED', 'INVALID_PAYLOAD'].some((code) =>
    isDirectusError(error, code),
  )
}

/** The members that are there. */
function definite<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
