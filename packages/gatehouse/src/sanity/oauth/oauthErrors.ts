import { AuthError, type AuthErrorCode } from '../../errors.ts'
import { redactText } from '../../log.ts'

/** Longest description of a server's that is shown, in characters. */
const MAX_DESCRIPTION = 200

/** Errors of RFC 6749 §4.1.2.1 and §5.2, and RFC 8707, that only the developer can do something about. */
const MISCONFIGURED = /^(invalid|unauthorized|unsupported)_/

/** The server, or the person there, said no, in one of OAuth's own words. */
export function refusedBy(error: string, description = ''): AuthError {
  const said = described(description)
  if (error === 'access_denied') return failed('credential-refused', `It was not allowed.${said}`)
  if (error === 'invalid_grant') {
    return failed('credential-refused', 'It was used already, or is too old. Sign in again.')
  }
  if (!MISCONFIGURED.test(error)) return failed('server', `Try again in a moment.${said}`)
  const sentence = `The server does not sign this app in (${error}). Compare auth.oauth with how the client is registered.`
  return new AuthError('config-invalid', sentence + said)
}

/** An answer without tokens, and without a word of OAuth's for it. */
export function answeredOtherwise(status: number): AuthError {
  const code = status === 200 ? 'response-invalid' : 'server'
  return failed(code, `The server answered with status ${status}, and without tokens. Try again.`)
}

/** No answer came. Without a cause: what was sent holds secrets (I9). */
export function unreachable(): AuthError {
  return failed('network', 'The server cannot be reached. Check the connection and try again.')
}

/** The browser keeps nothing, so that an answer could not be told from a forged one. */
export function nothingKept(): AuthError {
  return failed('mode-unavailable', 'It needs site data, and the browser keeps none. Allow it.')
}

/** The configuration sends the person to another app than this one. */
export function foreignRedirect(redirectUri: string): AuthError {
  return new AuthError(
    'config-invalid',
    `The field auth.oauth.redirectUri must be an address of this app: nobody comes back from ${redirectUri}.`,
  )
}

function failed(code: AuthErrorCode, why: string): AuthError {
  return new AuthError(code, `The sign-in failed. ${why}`, { recoverable: true })
}

/** A server's own words, as a harmless sentence: whoever wrote the address wrote them. */
function described(text: string): string {
  const plain = redactText(text).replace(/[^\p{L}\p{N}\p{P}]+/gu, ' ')
  return plain.trim() && ` The server says: ${plain.trim().slice(0, MAX_DESCRIPTION)}`
}
