import { type ClientConfig, createClient } from '@sanity/client'
import type { Environment } from '../../ports/environment.ts'
import { type AuthApi, createAuthApi } from '../authApi.ts'
import type { SanityConfig } from '../config.ts'
import { DEFAULT_API_HOST, isVendorHost } from '../hosts.ts'

/**
 * The auth requests on the project's own host, or a proxy of the project's: a studio's credential is
 * good there only.
 */
export interface StudioApi {
  readonly byToken: AuthApi
  /** The same with the browser's cookies in place of a token. */
  readonly byCookie: AuthApi
}

/** Makes both. The global host is never asked: it takes no cookies, and no project's token. */
export function createStudioApi(
  config: SanityConfig & { readonly projectId: string },
  environment: Pick<Environment, 'fetch'>,
): StudioApi {
  const { auth = {}, projectId } = config
  const { clientFactory = createClient, apiHost = DEFAULT_API_HOST } = auth
  // The credential goes where the clients go (S7). The vendor's own API host is no proxy of a project.
  const useProjectHostname = config.useProjectHostname !== false || isVendorHost(apiHost)

  function api(extra: ClientConfig): AuthApi {
    const onProjectHost: typeof clientFactory = (given) =>
      clientFactory({ ...given, projectId, useProjectHostname, ...extra })
    return createAuthApi({ auth: { ...auth, clientFactory: onProjectHost } }, environment)
  }

  return { byToken: api({}), byCookie: api({ withCredentials: true }) }
}
