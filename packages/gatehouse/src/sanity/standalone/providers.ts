import { withDeadline } from '../../deadline.ts'
import { AuthError, isAuthError } from '../../errors.ts'
import { createAuthApi } from '../authApi.ts'
import type { AuthConfig, AuthProvider } from '../config.ts'
import type { SanityInstance } from '../instance.ts'
import { ownMembers } from '../ownMembers.ts'
import { getLoginUrlState } from './loginUrl.ts'
import { providerUrl } from './providerUrl.ts'
import { webUrl } from './webUrl.ts'

/** How long the API, and the app's own function, have together, in milliseconds. */
const DEADLINE_MS = 15_000

/** How to call it off. */
export interface LoginProvidersOptions {
  readonly signal?: AbortSignal
}

/**
 * The ways to sign in, as `auth.providers` says: its own list, or what its function makes of the
 * API's; without one, the API's. The `url` of each leads back to where the person is now.
 *
 * @throws AuthError `network`, `server`, `response-invalid`, `timeout`, `disposed`
 */
export async function getLoginProviders(
  instance: SanityInstance,
  { signal }: LoginProvidersOptions = {},
): Promise<readonly AuthProvider[]> {
  const { clock } = instance.environment
  const bounds = { clock, ms: DEADLINE_MS, what: 'Looking for the ways to sign in' }
  const providers = await withDeadline(signal ? { ...bounds, signal } : bounds, (deadline) =>
    chosenProviders(instance, deadline),
  )
  const loginUrl = getLoginUrlState(instance).getCurrent()
  return providers.flatMap((provider) => {
    const url = providerUrl(provider.url, loginUrl)
    return url === undefined ? [] : [{ ...provider, url }]
  })
}

async function chosenProviders(
  instance: SanityInstance,
  signal: AbortSignal,
): Promise<readonly AuthProvider[]> {
  const chosen = instance.config.auth?.providers
  if (isList(chosen)) return chosen
  const defaults = await defaultProviders(instance, signal)
  if (chosen === undefined) return defaults
  try {
    return await chosen([...defaults])
  } catch (cause) {
    throw new AuthError(
      'server',
      "The app's list of ways to sign in could not be made. Try again.",
      {
        recoverable: true,
        cause,
      },
    )
  }
}

/** The type guard of the language does not know read-only arrays. */
function isList(providers: AuthConfig['providers']): providers is readonly AuthProvider[] {
  return Array.isArray(providers)
}

async function defaultProviders(
  { config, environment }: SanityInstance,
  signal: AbortSignal,
): Promise<readonly AuthProvider[]> {
  const client = createAuthApi(config, environment).client()
  const answer = await client
    .request<unknown>({ url: '/auth/providers', tag: 'providers.get', signal })
    .catch((cause: unknown) => Promise.reject(unreachable(cause)))
  const providers = ownMembers(answer)('providers')
  if (Array.isArray(providers)) return providers.flatMap((one) => parseProvider(one) ?? [])
  throw new AuthError('response-invalid', 'The server answered without any way to sign in.', {
    recoverable: true,
  })
}

function unreachable(cause: unknown): AuthError {
  if (isAuthError(cause)) return cause
  const message = 'The ways to sign in could not be loaded. Check the connection and try again.'
  return new AuthError('network', message, { recoverable: true, cause })
}

function parseProvider(value: unknown): AuthProvider | undefined {
  const own = ownMembers(value)
  const [name, title, url, signUpUrl] = [own('name'), own('title'), own('url'), own('signUpUrl')]
  if (typeof name !== 'string' || typeof title !== 'string' || typeof url !== 'string') {
    return undefined
  }
  return {
    name,
    title,
    url,
    ...(typeof signUpUrl === 'string' && webUrl(signUpUrl) && { signUpUrl }),
  }
}
