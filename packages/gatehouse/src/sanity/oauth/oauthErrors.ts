import { AuthError } from '../../errors.ts'
import { redactText } from '../../log.ts'
import type { TokenResponse } from './tokenResponse.ts'

/** Longest description of a server's that is shown, in characters. */
const MAX_DESCRIPTION = 200

/** Errors that only the developer can do something about. */
const MISCONFIGURED: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'invalid_target',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
])

/** The person, or the server, said no on the sign-in page. Nothing of it is trusted to be harmless. */
export function authorizationRefused(error: string, description: string): AuthError {
  const said = described(description)
  if (error === 'access_denied') {
    const message = `The sign-in was not allowed.${said} Try again, or sign in as somebody else.`
    return new AuthError('credential-refused', message, { recoverable: true })
  }
  if (MISCONFIGURED.has(error)) return misconfigured(`${error}.${said}`)
  const message = `The sign-in page could not finish the sign-in.${said} Try again.`
  return new AuthError('server', message, { recoverable: true })
}

/** The answer names a server that is not the platform's (RFC 9207). */
export function foreignIssuer(): AuthError {
  const message = 'The answer to the sign-in came from another server. Sign in again.'
  return new AuthError('credential-refused', message, { recoverable: true })
}

/** Why a code brought no tokens. Without a cause: what was sent and answered holds secrets (I9). */
export function exchangeFailed(
  response: Exclude<TokenResponse, { readonly type: 'tokens' }>,
): AuthError {
  const recoverable = true
  switch (response.type) {
    case 'refused': {
      if (MISCONFIGURED.has(response.error)) return misconfigured(`${response.error}.`)
      const message = 'The sign-in was used already, or is too old. Sign in again.'
      return new AuthError('credential-refused', message, { recoverable })
    }
    case 'busy': {
      const message = `The server answered the sign-in with status ${response.status}. Try again in a moment.`
      return new AuthError('server', message, { recoverable })
    }
    case 'unreadable':
      return new AuthError(
        'response-invalid',
        'The server answered the sign-in with something that holds no tokens. Try again.',
        { recoverable },
      )
  }
}

/** No answer came. */
export function unreachable(): AuthError {
  const message = 'The server cannot be reached. Check the connection and try again.'
  return new AuthError('network', message, { recoverable: true })
}

/** The configuration sends the person to another app than this one. */
export function foreignRedirect(redirectUri: string): AuthError {
  const { origin } = new URL(redirectUri)
  return new AuthError(
    'config-invalid',
    `The field auth.oauth.redirectUri leads to ${origin}, and this page is not there: nobody could sign in here. It must be an address of this app.`,
  )
}

/** The browser keeps nothing, so that an answer could not be told from a forged one. */
export function nothingKept(): AuthError {
  return new AuthError(
    'mode-unavailable',
    'The browser keeps no site data for this page, and signing in needs it. Allow cookies and site data, then try again.',
    { recoverable: true },
  )
}

function misconfigured(what: string): AuthError {
  return new AuthError(
    'config-invalid',
    `The server does not sign this app in: ${what} Compare auth.oauth with how the client is registered.`,
  )
}

/** A server's own words, as one harmless sentence. */
function described(text: string): string {
  const plain = redactText(text)
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]+/gu, ' ')
    .trim()
  if (plain === '') return ''
  const short = plain.slice(0, MAX_DESCRIPTION)
  return ` The server says: ${/[.!?]$/.test(short) ? short : `${short}.`}`
}
