import { browserStorage } from '../../ports/browserStorage.ts'
import type { KeyValue } from '../../ports/storage.ts'
import { webStorage } from '../../ports/webStorage.ts'
import { readStoredToken } from '../standalone/tokenMirror.ts'

/**
 * Where a studio keeps the token of a project: under the second key the vendor's documentation, under
 * the first today's studios, which therefore goes first.
 */
export function studioTokenKeys(projectId: string): readonly string[] {
  return [`__studio_auth_token_${projectId}`, `__sanity_auth_token_${projectId}`]
}

/**
 * The token that a studio of the project has left in storage, or `null`. It serves that project only.
 * What cannot be read is nothing, and is left as it is: it is the studio's. Never throws.
 *
 * @param storage - @defaultValue `localStorage`
 */
export function getStudioTokenFromLocalStorage(
  projectId: string,
  storage: Pick<KeyValue, 'get'> | Storage = browserStorage(),
): string | null {
  const area = 'getItem' in storage ? webStorage(storage) : storage
  for (const key of studioTokenKeys(projectId)) {
    try {
      const token = readStoredToken(area, key)
      if (token !== null) return token
    } catch {
      // A browser that refuses to look has nothing to show.
    }
  }
  return null
}
