import { AuthError } from '../errors.ts'
import { isToken } from '../machine/isToken.ts'
import type { DirectusClient } from './client.ts'
import type { TokenClient } from './tokenClient.ts'

/** What {@link staticToken} adds to a client. */
export interface StaticTokenClient<_Schema> extends TokenClient {
  /**
   * Takes another token, or none.
   * @throws AuthError `config-invalid` when it cannot stand in a header
   */
  setToken(token: string | null): Promise<void>
}

/**
 * A token that does not change by itself, as an administrator makes one for a user or a service.
 *
 * @throws AuthError `config-invalid` when it cannot stand in a header
 */
export function staticToken(
  token: string,
): <Schema>(client: DirectusClient<Schema>) => StaticTokenClient<Schema> {
  const given = checked(token)
  return () => {
    let present: string | null = given
    return {
      getToken: async () => present,
      async setToken(next) {
        present = next === null ? null : checked(next)
      },
    }
  }
}

function checked(token: string): string {
  if (isToken(token)) return token
  throw new AuthError('config-invalid', 'The token is missing, or cannot stand in a header.')
}
