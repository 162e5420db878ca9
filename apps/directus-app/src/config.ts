/** Where the app's data are. */
export interface Config {
  readonly directusUrl: string
  /** Whether it is the emulator's Directus, whose people and passwords are no secret. */
  readonly isEmulated: boolean
}

/** Reads the configuration; without one, it is the emulator on its usual port, on this page's host. */
export function readConfig(
  env: Pick<ImportMetaEnv, 'VITE_DIRECTUS_URL' | 'VITE_DIRECTUS_IS_EMULATED'>,
  { protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>,
): Config {
  const { VITE_DIRECTUS_URL: directusUrl, VITE_DIRECTUS_IS_EMULATED: emulated } = env
  if (directusUrl !== undefined) return { directusUrl, isEmulated: emulated === 'yes' }
  return { directusUrl: `${protocol}//${hostname}:4710`, isEmulated: true }
}
