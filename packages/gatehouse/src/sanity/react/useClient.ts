import type { SanityClient } from '@sanity/client'
import { useContext, useSyncExternalStore } from 'react'
import type { ClientOptions } from '../clientOptions.ts'
import { ResourceContext } from './ResourceContext.ts'
import { withResourceDefaults } from './resourceDefaults.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/**
 * The client for these options, which may be an inline object. It carries the session's credential
 * by itself: a renewal neither makes a new client nor renders anything. Another person's session
 * brings another client. What the options leave open is the nearest `ResourceProvider`'s to say, then
 * the app's configuration.
 *
 * @example
 * ```tsx
 * const client = useClient({ apiVersion: '2025-02-19', scope: 'global' })
 * ```
 * @throws AuthError `option-unknown` or `option-invalid`, `project-token` in a studio for a client of
 * the API host that all projects share, or `config-invalid` outside of `SanityApp` and
 * `SanityInstanceProvider`
 */
export function useClient(options: ClientOptions): SanityClient {
  const { clientStore } = useSanityInstance()
  const wanted = withResourceDefaults(options, useContext(ResourceContext))
  const getClient = () => clientStore.getClient(wanted)
  return useSyncExternalStore(clientStore.subscribe, getClient, getClient)
}
