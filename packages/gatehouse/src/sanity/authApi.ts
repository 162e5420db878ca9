import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { AuthError } from '../errors.ts'
import { isToken } from '../machine/credential.ts'
import type { Validation } from '../machine/outcome.ts'
import type { Environment } from '../ports/environment.ts'
import type { SanityConfig } from './config.ts'
import { type CurrentUser, parseCurrentUser } from './currentUser.ts'
import { DEFAULT_API_HOST } from './hosts.ts'
import { isCredentialRefusal, retryAfterMs, statusOf, withoutSecret } from './sanityErrors.ts'

/** The version of the auth endpoints, and how their requests are named in the vendor's logs. */
const AUTH_API_VERSION = '2021-06-07'
const AUTH_TAG_PREFIX = 'sanity.sdk.auth'

/** The auth requests of the vendor's API, on its global host. */
export interface AuthApi {
  /** A client for one auth request. @param token - sent as a bearer; without one, anonymous */
  readonly client: (token?: string) => SanityClient
  /** `GET /users/me`: validates a token, or the browser's cookies, and brings the owner with it. */
  readonly currentUser: (
    token: string | undefined,
    context: { readonly environment: Environment; readonly signal: AbortSignal },
  ) => Promise<Validation<CurrentUser>>
  /** `GET /auth/fetch`: a one-time session id for a token. @throws AuthError */
  readonly exchangeSid: (sid: string, signal: AbortSignal) => Promise<string>
  /** `POST /auth/logout`; done where the credential is dead already. Throws what the vendor's client throws. */
  readonly logout: (token: string | undefined, signal: AbortSignal) => Promise<void>
}

/** The auth requests as a configuration wants them, over the environment's network. */
export function createAuthApi(
  { auth = {} }: SanityConfig,
  { fetch }: Pick<Environment, 'fetch'>,
): AuthApi {
  const { apiHost = DEFAULT_API_HOST, clientFactory = createClient } = auth
  const client = (token?: string): SanityClient => {
    const config: ClientConfig = {
      apiHost,
      apiVersion: AUTH_API_VERSION,
      requestTagPrefix: AUTH_TAG_PREFIX,
      useProjectHostname: false,
      useCdn: false,
      ignoreBrowserTokenWarning: true,
      resolveFetch: () => fetch,
      // The session decides when to try again; a one-time code must not be sent twice at all.
      maxRetries: 0,
      ...(token !== undefined && { token }),
    }
    return clientFactory(config)
  }

  return {
    client,
    async currentUser(token, { environment, signal }) {
      try {
        const answer: unknown = await client(token).request({
          url: '/users/me',
          tag: 'users.get-current',
          signal,
        })
        const user = parseCurrentUser(answer)
        if (user) return { type: 'accepted', user }
        return { type: 'unreachable', error: notAPerson() }
      } catch (cause) {
        return whyNot(withoutSecret(cause, token), environment)
      }
    },
    async exchangeSid(sid, signal) {
      try {
        const answer = await client().request<{ token?: unknown } | null>({
          url: '/auth/fetch',
          query: { sid },
          tag: 'fetch-token',
          signal,
        })
        if (isToken(answer?.token)) return answer.token
      } catch (cause) {
        throw sidRefused(cause)
      }
      throw new AuthError('response-invalid', 'The sign-in answered without a token. Try again.', {
        recoverable: true,
      })
    },
    async logout(token, signal) {
      try {
        await client(token).request({ method: 'POST', url: '/auth/logout', tag: 'logout', signal })
      } catch (error) {
        // A token that the server takes no more has nothing left to be told.
        if (!isCredentialRefusal(error)) throw withoutSecret(error, token)
      }
    },
  }
}

function whyNot(cause: unknown, { clock }: Environment): Validation<CurrentUser> {
  if (isCredentialRefusal(cause)) {
    return {
      type: 'refused',
      detail: 'The server does not accept the token: it is expired, revoked, or not its own.',
    }
  }
  const wait = retryAfterMs(cause, clock.now().wall)
  return {
    type: 'unreachable',
    error: unreachable(cause),
    ...(wait !== undefined && { retryAfterMs: wait }),
  }
}

function unreachable(cause: unknown): AuthError {
  const status = statusOf(cause)
  if (status === undefined) {
    return new AuthError(
      'network',
      'The server cannot be reached. Check the connection and try again.',
      {
        recoverable: true,
        cause,
      },
    )
  }
  return new AuthError(
    'server',
    `The server answered with status ${status}. Try again in a moment.`,
    {
      recoverable: true,
      cause,
    },
  )
}

function notAPerson(): AuthError {
  return new AuthError(
    'response-invalid',
    'The server answered with something that is not a user. Check auth.apiHost, or try again.',
    { recoverable: true },
  )
}

/** Without its cause: the vendor's error holds the request's address, and with it the session id (I9). */
function sidRefused(cause: unknown): AuthError {
  const status = statusOf(cause)
  if (status === 404 || status === 401) {
    return new AuthError(
      'credential-refused',
      'The sign-in link was used already, or is too old. Sign in again.',
      {
        recoverable: true,
      },
    )
  }
  return new AuthError('network', 'The sign-in could not be completed. Try again.', {
    recoverable: true,
  })
}
