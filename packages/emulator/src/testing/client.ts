import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { localhostFetch } from '../node/localhostFetch.ts'
import type { RunningEmulator } from '../node/startEmulator.ts'
import type { Token } from '../world.ts'
import { JOURNAL } from './tester.ts'

/** The vendor's client, over real HTTP, for the journal project unless `config` names another. */
export function clientOf(
  emulator: RunningEmulator,
  token: Token,
  config: ClientConfig = {},
): SanityClient {
  return createClient({
    apiHost: emulator.apiHost,
    projectId: JOURNAL,
    dataset: 'production',
    apiVersion: '2024-11-12',
    useCdn: false,
    token: token.value,
    resolveFetch: () => localhostFetch,
    ...config,
  })
}

/** Revokes tokens as a dashboard's button does. */
export async function revoke(emulator: RunningEmulator, selection: object): Promise<void> {
  await localhostFetch(`${emulator.url}/__emulator/tokens/revoke`, {
    method: 'POST',
    body: JSON.stringify(selection),
  })
}
