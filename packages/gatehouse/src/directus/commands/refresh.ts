import type { AuthData, AuthenticationMode } from '../authentication/authData.ts'
import { type TokenOptions, tokenOptions } from '../authentication/loginOptions.ts'
import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'
import { tokenBody } from './tokenBody.ts'

/**
 * Exchanges a refresh token, or the one in the cookie, for new tokens.
 *
 * @param options - `mode` is `json` where a token is given, else `cookie`
 */
export function refresh<Schema>(options?: TokenOptions): RestCommand<AuthData, Schema>
export function refresh<Schema>(
  mode: AuthenticationMode,
  refresh_token?: string,
): RestCommand<AuthData, Schema>
export function refresh<Schema>(
  first?: AuthenticationMode | TokenOptions,
  refresh_token?: string,
): RestCommand<AuthData, Schema> {
  return () => post('/auth/refresh', tokenBody(tokenOptions(first, refresh_token)))
}
