import { AuthError, isAuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import type { AuthenticationMode, AuthStorage } from '../authentication/authData.ts'
import { authentication } from '../authentication/authentication.ts'
import type { DirectusClient } from '../client.ts'
import { createDirectus } from '../createDirectus.ts'
import { rest } from '../rest.ts'
import type { AnySchema, DirectusAppClient } from './appClient.ts'

/** One more feature of a client, as `with()` takes it. */
export type ClientFeature = (client: DirectusClient<AnySchema>) => object

/** How an app's own client is set up. */
export interface ClientConfig {
  readonly url: string
  readonly mode: AuthenticationMode | undefined
  readonly credentials: RequestCredentials | undefined
  readonly storage: AuthStorage | undefined
  readonly realtime: ClientFeature | undefined
}

/** What a configuration came to. */
export type OpenedClient =
  | { readonly type: 'open'; readonly client: DirectusAppClient<AnySchema> }
  | { readonly type: 'failed'; readonly error: AuthError }

/** Makes the client of a configuration. One that cannot be used is an answer too. */
export function openClient(config: ClientConfig, environment: Environment): OpenedClient {
  try {
    return { type: 'open', client: createClient(config, environment) }
  } catch (cause) {
    if (isAuthError(cause)) return { type: 'failed', error: cause }
    const message = 'The app could not start with this configuration. See the cause.'
    return { type: 'failed', error: new AuthError('config-invalid', message, { cause }) }
  }
}

function createClient(
  { url, mode, credentials, storage, realtime }: ClientConfig,
  environment: Environment,
): DirectusAppClient<AnySchema> {
  const shared = credentials === undefined ? {} : { credentials }
  const client = createDirectus<AnySchema>(url, { globals: { fetch: environment.fetch } })
    .with(authentication(mode, { ...shared, ...(storage && { storage }), environment }))
    .with(rest(shared))
  return realtime ? client.with(realtime) : client
}

/** Ends the session's work here, where there is one. The session itself stays as it is. */
export function closeClient(opened: OpenedClient): void {
  if (opened.type === 'failed') return
  const { client } = opened
  client.dispose()
  if (hasSocket(client)) client.disconnect()
}

function hasSocket(client: object): client is { disconnect(): void } {
  return 'disconnect' in client
}
