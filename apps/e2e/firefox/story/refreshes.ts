import type { Site } from '../../src/pages/sites.ts'
import type { World } from '../../src/world/startWorld.ts'

/** How often the pages of a site have refreshed a token by now. */
export function refreshes({ emulator, origin }: World, site: Site): number {
  return emulator.requests
    .list()
    .filter(
      (request) =>
        request.method === 'POST' &&
        request.path.endsWith('/auth/refresh-token') &&
        request.origin === origin(site),
    ).length
}
