import type { SanityConfig } from 'gatehouse/sanity'

/** An app that is a client of the platform's authorization server. */
export function oauthConfig({ port, origin }: Pick<Location, 'port' | 'origin'>): SanityConfig {
  return {
    projectId: 'k3v9x2ab',
    dataset: 'production',
    auth: {
      apiHost: `http://api.localhost:${port}`,
      oauth: { clientId: 'gatehouse-demo', redirectUri: `${origin}/callback` },
    },
  }
}
