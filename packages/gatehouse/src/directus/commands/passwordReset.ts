import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'

/**
 * Sets a new password. It ends all sessions of that person.
 *
 * @param token - out of the link in the mail
 */
export function passwordReset<Schema>(token: string, password: string): RestCommand<void, Schema> {
  return () => post('/auth/password/reset', { token, password })
}
