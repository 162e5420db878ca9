import { ApiError } from '../errors.ts'

/** What the token and the revocation endpoint refuse with (RFC 6749 §5.2, RFC 8707 §2). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_target'
  | 'unsupported_grant_type'

/** An error in the form of OAuth, which is not the form of the other endpoints. */
export function oauthError(error: OAuthErrorCode, description: string): ApiError {
  const status = error === 'invalid_client' ? 401 : 400
  return new ApiError(status, { error, error_description: description })
}
