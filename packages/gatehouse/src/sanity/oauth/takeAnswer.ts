import type { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import { originOf } from '../../ports/originOf.ts'
import { cleanRedirect } from './cleanRedirect.ts'
import { isRedirect, readOAuthCallback } from './oauthCallback.ts'
import { refusedBy } from './oauthErrors.ts'
import type { OAuthServer } from './oauthServer.ts'
import { takeAuthorization } from './pendingAuthorization.ts'

/** The answer to a sign-in, taken out of an address. `href`: where the person was before. */
export type TakenAnswer =
  | { readonly type: 'none' }
  /** It answers nothing that this browser has asked for. */
  | { readonly type: 'foreign'; readonly state: string }
  | {
      readonly type: 'code'
      readonly state: string
      readonly code: string
      readonly codeVerifier: string
      readonly href: string
    }
  | {
      readonly type: 'refusal'
      readonly state: string
      readonly error: AuthError
      readonly href: string
    }

/**
 * Takes the answer of the authorization server: out of the page's address at once, good or not (S3),
 * and only where this browser waits for it (S1). The record that says so is gone afterwards (S5). The
 * person is back where they were from then on, so that a second try does not lose the place.
 */
export function takeAnswer(
  address: string,
  { oauth: { redirectUri }, authorizationEndpoint }: OAuthServer,
  environment: Environment,
): TakenAnswer {
  const { page } = environment
  const { answer } = readOAuthCallback(address, redirectUri)
  cleanRedirect(environment, redirectUri)
  if (answer.type === 'none') return answer
  const { state } = answer
  const pending = takeAuthorization(environment, { state, origin: originOf(redirectUri) ?? '' })
  const isOurs =
    pending && answer.type !== 'malformed' && isIssuer(answer.iss, authorizationEndpoint)
  if (!isOurs) return { type: 'foreign', state }
  const href = new URL(pending.returnTo, redirectUri).href
  if (isRedirect(page.href(), redirectUri)) page.replaceHref(href)
  if (answer.type === 'refusal') {
    return { type: 'refusal', state, error: refusedBy(answer.error, answer.description), href }
  }
  return { type: 'code', state, code: answer.code, codeVerifier: pending.codeVerifier, href }
}

/**
 * RFC 9207. The vendor does not say which of its hosts it signs answers as: any of the API's own
 * domain will do, and none at all, since there is one server only that is ever asked.
 */
function isIssuer(iss: string | undefined, endpoint: string): boolean {
  if (iss === undefined) return true
  const domain = new URL(endpoint).hostname.replace(/^api\./, '')
  return URL.canParse(iss) && `.${new URL(iss).hostname}`.endsWith(`.${domain}`)
}
