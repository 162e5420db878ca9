import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'

/** What an authenticator app is set up with. */
export interface TwoFactorSecret {
  readonly secret: string
  /** The same as an address, for a QR code. */
  readonly otpauth_url: string
}

/** Makes a secret for a second factor; it counts once `enableTwoFactor` has confirmed it. */
export function generateTwoFactorSecret<Schema>(
  password: string,
): RestCommand<TwoFactorSecret, Schema> {
  return () => post('/users/me/tfa/generate', { password })
}
