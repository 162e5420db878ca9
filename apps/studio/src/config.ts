/** The project that the studio is for. Its token serves no other. */
export const PROJECT = {
  id: 'k3v9x2ab',
  name: 'Northlight Journal',
  dataset: 'production',
} as const

/** The version of the API that the tool speaks. */
export const API_VERSION = '2025-02-19'

/** Where the API is; by default on this page's own port. */
export function readApiHost(
  { VITE_API_HOST }: Pick<ImportMetaEnv, 'VITE_API_HOST'>,
  { protocol, port }: Pick<Location, 'protocol' | 'port'>,
): string {
  return VITE_API_HOST ?? `${protocol}//api.localhost${port === '' ? '' : `:${port}`}`
}

/** The host of the studio's project: the only one that a studio asks. */
export function projectHost(apiHost: string): string {
  const { protocol, host } = new URL(apiHost)
  return `${protocol}//${PROJECT.id}.${host}`
}
