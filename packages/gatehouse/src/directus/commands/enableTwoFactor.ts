import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'

/**
 * Asks for a second factor from now on.
 *
 * @param otp - a password of the authenticator app, which shows that it knows the secret
 */
export function enableTwoFactor<Schema>(secret: string, otp: string): RestCommand<void, Schema> {
  return () => post('/users/me/tfa/enable', { secret, otp })
}
