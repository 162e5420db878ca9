import type { SanityConfig } from 'gatehouse/sanity'

/** What the address asks for. */
type Address = Pick<Location, 'port' | 'search'>

/** An app that signs in on its own; `?signIn=` and `?callback` make it another one. */
export function standaloneConfig({ port, search }: Address): SanityConfig {
  const wanted = new URLSearchParams(search)
  return {
    projectId: 'k3v9x2ab',
    dataset: 'production',
    auth: {
      apiHost: `http://api.localhost:${port}`,
      ...(wanted.get('signIn') === 'providers' && { providers: withoutSingleSignOn }),
      ...(wanted.has('callback') && { callbackUrl: '/callback?callback' }),
    },
  }
}

function withoutSingleSignOn<P extends { readonly name: string }>(defaults: readonly P[]): P[] {
  return defaults.filter(({ name }) => name !== 'saml')
}
