/** Where the parts of the platform are. */
export interface DashboardConfig {
  /** The API's origin. */
  readonly apiHost: string
  /** The origin of the login page. */
  readonly loginOrigin: string
  /** The origin of the framed app. */
  readonly appOrigin: string
}

/** What `vite` puts into the page; every field wins over the default. */
export type DashboardEnv = Pick<
  ImportMetaEnv,
  'VITE_API_HOST' | 'VITE_LOGIN_ORIGIN' | 'VITE_APP_ORIGIN'
>

/** Reads the configuration; by default everything is a sibling of this page, on its own port. */
export function readConfig(
  env: DashboardEnv,
  { protocol, port }: Pick<Location, 'protocol' | 'port'>,
): DashboardConfig {
  const sibling = (name: string): string =>
    `${protocol}//${name}.localhost${port === '' ? '' : `:${port}`}`
  return {
    apiHost: env.VITE_API_HOST ?? sibling('api'),
    loginOrigin: env.VITE_LOGIN_ORIGIN ?? sibling('www'),
    appOrigin: env.VITE_APP_ORIGIN ?? sibling('app'),
  }
}
