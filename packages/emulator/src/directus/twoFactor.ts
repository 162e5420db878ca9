import { Secret, TOTP } from 'otpauth'
import type { DirectusUser, DirectusWorld } from './world.ts'

/** A new secret, and the link that an authenticator app reads. */
export interface TwoFactorSecret {
  /** Base 32. */
  readonly secret: string
  readonly otpauth_url: string
}

export function generateSecret({ email }: DirectusUser): TwoFactorSecret {
  const secret = new Secret({ size: 10 })
  const totp = new TOTP({ issuer: 'Directus', label: email, secret })
  return { secret: secret.base32, otpauth_url: totp.toString() }
}

/** Whether a one-time password is right now. The same one is right again while its time lasts. */
export function isOtpOf(world: DirectusWorld, secret: string, otp: string | undefined): boolean {
  if (otp === undefined) return false
  const totp = new TOTP({ secret })
  return totp.validate({ token: otp, timestamp: world.clock.now(), window: 0 }) !== null
}

/** The one-time password of now, for whoever plays the authenticator app. */
export function currentOtp(world: DirectusWorld, secret: string): string {
  return new TOTP({ secret }).generate({ timestamp: world.clock.now() })
}
