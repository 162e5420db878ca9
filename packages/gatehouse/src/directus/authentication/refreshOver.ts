import { isDirectusError } from '../errors.ts'
import type { AuthApi, TokenCall } from './authApi.ts'
import type { Grant } from './grant.ts'

/**
 * Renews. A dead session of another app on this server, such as the Data Studio, is sent along by the
 * browser, refused in the place of the refresh token, and its cookie emptied with that: the same once
 * more tells which of the two it was.
 */
export async function refreshOver(api: AuthApi, call: TokenCall): Promise<Grant> {
  try {
    return await api.refresh(call)
  } catch (error) {
    if (call.mode !== 'cookie' || !isSpoilt(error)) throw error
    return api.refresh(call)
  }
}

function isSpoilt(error: unknown): boolean {
  return isDirectusError(error, 'INVALID_CREDENTIALS') || isDirectusError(error, 'TOKEN_EXPIRED')
}
