import type { TokenOptions } from '../authentication/loginOptions.ts'

/** What a renewal and a sign-out send. The server reads a token in json mode only. */
export function tokenBody({ refresh_token, mode }: TokenOptions): object {
  const asked = mode ?? (refresh_token ? 'json' : 'cookie')
  return asked === 'json' && refresh_token ? { mode: asked, refresh_token } : { mode: asked }
}
