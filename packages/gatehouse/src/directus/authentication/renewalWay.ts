import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { TokenCall } from './authApi.ts'
import { tokenClaims } from './tokenClaims.ts'

/** How a credential can be renewed, whichever mode it was got in. */
export type RenewalWay =
  /** What renews it is here. */
  | { readonly type: 'token'; readonly call: TokenCall }
  /** What renews it is in a cookie that the browser sends along. */
  | { readonly type: 'cookie'; readonly call: TokenCall }
  /** It cannot be: a token that serves until the server takes it back. */
  | { readonly type: 'none' }

/** Decides by what the credential is. Pure. */
export function renewalWay(credential: Credential): RenewalWay {
  if (!isTokenCredential(credential)) return { type: 'cookie', call: { mode: 'session' } }
  const { token, refreshToken, lifetimeMs } = credential
  if (refreshToken !== undefined) {
    return { type: 'token', call: { mode: 'json', refresh_token: refreshToken } }
  }
  if (lifetimeMs === undefined) return { type: 'none' }
  if (tokenClaims(token).isSession) {
    return { type: 'token', call: { mode: 'session', session: token } }
  }
  return { type: 'cookie', call: { mode: 'cookie' } }
}
