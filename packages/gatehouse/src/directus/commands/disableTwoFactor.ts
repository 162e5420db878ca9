import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'

/** Asks for no second factor any more. */
export function disableTwoFactor<Schema>(otp: string): RestCommand<void, Schema> {
  return () => post('/users/me/tfa/disable', { otp })
}
