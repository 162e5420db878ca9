import type { Site } from './sites.ts'

/** What pages are built with in the place of Directus's address, whose port is a free one. */
export const DIRECTUS_PLACE = 'https://directus.invalid'

/** Where the port of the emulator's Directus is written into. */
export interface DirectusPlace {
  /** The host that is asked for the page. */
  readonly site: Site
  readonly port: string
}

/**
 * Writes the address of Directus into a built script. It is the page's own host, whose cookies do not
 * look at ports, but for the app that is far away from its server.
 */
export function withDirectus(script: string, { site, port }: DirectusPlace): string {
  const host = site === 'faraway' ? 'directus' : site
  return script.replaceAll(DIRECTUS_PLACE, `http://${host}.localhost:${port}`)
}
