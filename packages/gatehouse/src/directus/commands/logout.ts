import type { AuthenticationMode } from '../authentication/authData.ts'
import { type TokenOptions, tokenOptions } from '../authentication/loginOptions.ts'
import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'
import { tokenBody } from './tokenBody.ts'

/**
 * Ends the session of a refresh token, or of the one in the cookie.
 *
 * @param options - `mode` is `json` where a token is given, else `cookie`
 */
export function logout<Schema>(options?: TokenOptions): RestCommand<void, Schema>
export function logout<Schema>(
  refresh_token?: string,
  mode?: AuthenticationMode,
): RestCommand<void, Schema>
export function logout<Schema>(
  first?: string | TokenOptions,
  mode?: AuthenticationMode,
): RestCommand<void, Schema> {
  return () => post('/auth/logout', tokenBody(tokenOptions(first, mode)))
}
