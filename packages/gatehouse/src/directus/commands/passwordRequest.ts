import type { RestCommand } from '../requestOptions.ts'
import { post } from './post.ts'

/**
 * Has a mail sent with a link to choose a new password. Answers alike for an address that nobody has.
 *
 * @param resetUrl - the app's own page for it; the server takes only those that it is configured with
 */
export function passwordRequest<Schema>(
  email: string,
  resetUrl?: string,
): RestCommand<void, Schema> {
  const page = resetUrl ? { reset_url: resetUrl } : {}
  return () => post('/auth/password/request', { email, ...page })
}
