import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Where servers are installed: `GATEHOUSE_DIRECTUS_DIR`, or else `gatehouse/directus` in the user's
 * cache folder.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { GATEHOUSE_DIRECTUS_DIR: chosen, XDG_CACHE_HOME: cache } = env
  if (chosen) return resolve(chosen)
  return join(cache || join(homedir(), '.cache'), 'gatehouse', 'directus')
}
