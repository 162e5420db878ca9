import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/isToken.ts'
import type { RestCommand } from '../requestOptions.ts'

/**
 * Sends one command with a token of its own, in place of the client's. An empty one leaves the
 * command as it is.
 *
 * @throws AuthError `option-invalid` from the request, when the token cannot stand in a header
 */
export function withToken<Output, Schema>(
  token: string,
  command: RestCommand<Output, Schema>,
): RestCommand<Output, Schema> {
  return () => {
    const options = command()
    if (!token) return options
    if (!isToken(token)) {
      throw new AuthError(
        'option-invalid',
        'The token given to withToken cannot stand in a header. Look for spaces and line ends in it.',
      )
    }
    return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } }
  }
}
