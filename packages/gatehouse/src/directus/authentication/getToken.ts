import { isAuthError } from '../../errors.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import type { DirectusSession } from './directusSession.ts'
import { tokenClaims } from './tokenClaims.ts'

/**
 * The access token that serves now, after a renewal where one is due; `null` where nobody is signed in,
 * and in session mode, where no script has it.
 *
 * @throws AuthError what `AuthStore.getCredential` throws, but for `signed-out`
 */
export async function getToken({ store }: DirectusSession): Promise<string | null> {
  store.start()
  try {
    const credential = await store.getCredential()
    if (!isTokenCredential(credential)) return null
    return tokenClaims(credential.token).isSession ? null : credential.token
  } catch (error) {
    if (isAuthError(error, 'signed-out')) return null
    throw error
  }
}
