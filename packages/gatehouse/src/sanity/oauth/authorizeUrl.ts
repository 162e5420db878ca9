import { type OAuthServer, resourceOf } from './oauthServer.ts'

/** One sign-in, as the authorization server is asked for it. */
export interface AuthorizationRequest {
  readonly state: string
  /** The hash of the code verifier (RFC 7636, S256). */
  readonly codeChallenge: string
}

/** The address of the page where the person signs in, and lets the app in. Pure. */
export function authorizeUrl(
  { authorizationEndpoint, oauth }: OAuthServer,
  { state, codeChallenge }: AuthorizationRequest,
): string {
  const url = new URL(authorizationEndpoint)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: oauth.clientId,
    redirect_uri: oauth.redirectUri,
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ...resourceOf(oauth),
  }).toString()
  return url.href
}
