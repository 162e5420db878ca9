import type { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import { cleanRedirect } from './cleanRedirect.ts'
import { isRedirect, readOAuthCallback } from './oauthCallback.ts'
import { authorizationRefused, foreignIssuer } from './oauthErrors.ts'
import type { OAuthServer } from './oauthServer.ts'
import { takeAuthorization } from './pendingAuthorization.ts'

/** The answer to a sign-in, taken out of an address. */
export type TakenAnswer =
  | { readonly type: 'none' }
  /** It answers nothing that this browser has asked for. */
  | { readonly type: 'foreign'; readonly state?: string }
  | {
      readonly type: 'code'
      readonly state: string
      readonly code: string
      readonly codeVerifier: string
      /** Where the person was before. */
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
  href: string,
  { oauth, authorizationEndpoint }: OAuthServer,
  environment: Environment,
): TakenAnswer {
  const { page } = environment
  const { answer } = readOAuthCallback(href, oauth.redirectUri)
  cleanRedirect(environment, oauth.redirectUri)
  if (answer.type === 'none') return answer
  if (answer.type === 'malformed') return { type: 'foreign' }
  const { state } = answer
  const pending = takeAuthorization(environment, state)
  if (!pending) return { type: 'foreign', state }
  const back = new URL(pending.returnTo, oauth.redirectUri).href
  if (isRedirect(page.href(), oauth.redirectUri)) page.replaceHref(back)
  if (answer.type === 'refusal') {
    const error = authorizationRefused(answer.error, answer.description)
    return { type: 'refusal', state, error, href: back }
  }
  const { code, iss } = answer
  if (iss !== undefined && !isIssuer(iss, authorizationEndpoint)) {
    return { type: 'refusal', state, error: foreignIssuer(), href: back }
  }
  return { type: 'code', state, code, codeVerifier: pending.codeVerifier, href: back }
}

/** The vendor does not say which of its hosts it signs answers as: any of the API's own domain. */
function isIssuer(iss: string, endpoint: string): boolean {
  if (!URL.canParse(iss)) return false
  const [issuer, api] = [new URL(iss), new URL(endpoint)]
  const domain = api.hostname.replace(/^api\./, '')
  const isWithin = issuer.hostname === domain || issuer.hostname.endsWith(`.${domain}`)
  return issuer.protocol === api.protocol && isWithin
}
