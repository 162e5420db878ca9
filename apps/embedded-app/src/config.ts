import type { SanityConfig } from 'gatehouse/sanity/react'

/** The project that the app opens with. */
export const HOME_PROJECT = 'k3v9x2ab'

/** The dataset that the app shows, of every project. */
export const DATASET = 'production'

/** The projects that the app was built for, whether the person may see them or not. */
export const APP_PROJECTS: readonly string[] = [HOME_PROJECT, 'p7d4m1qz', 'w8f2c6rn']

/** The version of the API that the app speaks. */
export const API_VERSION = '2025-02-19'

/** Where the API is; by default on this page's own port. */
export function readApiHost(
  { VITE_API_HOST }: Pick<ImportMetaEnv, 'VITE_API_HOST'>,
  { protocol, port }: Pick<Location, 'protocol' | 'port'>,
): string {
  return VITE_API_HOST ?? `${protocol}//api.localhost${port === '' ? '' : `:${port}`}`
}

/** The configuration of the app. */
export function sanityConfig(apiHost: string): SanityConfig {
  return { projectId: HOME_PROJECT, dataset: DATASET, auth: { apiHost } }
}
