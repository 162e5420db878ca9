import { startIdentityProvider } from '../server/startIdentityProvider.ts'
import { SSO_PROVIDERS } from './ssoProviders.ts'
import { EDITORS } from './suiteSeed.ts'

/** A provider of identities, and what makes a server at `url` trust it. */
export interface RealSso {
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

export async function realSso(
  url: string,
  redirectAllowList: readonly string[] = [],
): Promise<RealSso> {
  const { issuer, clientSecret, stop } = await startIdentityProvider(
    SSO_PROVIDERS.map(({ name }) => ({
      id: name,
      redirectUri: `${url}/auth/login/${name}/callback`,
    })),
  )
  const settings = SSO_PROVIDERS.flatMap(({ name, mode, icon, label, isOpen }) =>
    Object.entries({
      DRIVER: 'openid',
      CLIENT_ID: name,
      CLIENT_SECRET: clientSecret,
      ISSUER_URL: `${issuer}/.well-known/openid-configuration`,
      MODE: mode,
      ICON: icon,
      LABEL: label,
      ALLOW_PUBLIC_REGISTRATION: String(isOpen),
      DEFAULT_ROLE_ID: EDITORS,
      REDIRECT_ALLOW_LIST: redirectAllowList.join(','),
    }).map(([key, value]) => [`AUTH_${name.toUpperCase()}_${key}`, value] as const),
  )
  return {
    env: {
      AUTH_PROVIDERS: SSO_PROVIDERS.map(({ name }) => name).join(','),
      ...Object.fromEntries(settings),
    },
    stop,
  }
}
