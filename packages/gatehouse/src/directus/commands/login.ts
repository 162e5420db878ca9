import type { AuthData } from '../authentication/authData.ts'
import {
  type LoginOptions,
  type LoginPayload,
  loginRequest,
} from '../authentication/loginOptions.ts'
import type { RestCommand } from '../requestOptions.ts'
import { segment } from './itemPath.ts'
import { post } from './post.ts'

/**
 * Signs in, and answers with what the mode gives to scripts; the client keeps nothing of it. Use
 * `authentication()` for a session that is kept and renewed.
 *
 * @param options - `mode` is `cookie` by default
 */
export function login<Schema>(
  payload: LoginPayload,
  options?: LoginOptions,
): RestCommand<AuthData, Schema>
export function login<Schema>(
  email: string,
  password: string,
  options?: LoginOptions,
): RestCommand<AuthData, Schema>
export function login<Schema>(
  who: string | LoginPayload,
  second?: string | LoginOptions,
  third?: LoginOptions,
): RestCommand<AuthData, Schema> {
  return () => {
    const { payload, options } = loginRequest(who, second, third)
    const { provider, otp, mode = 'cookie' } = options
    const path = provider ? `/auth/login/${segment(provider, 'The provider')}` : '/auth/login'
    return post(path, { ...payload, ...(otp !== undefined && { otp }), mode })
  }
}
