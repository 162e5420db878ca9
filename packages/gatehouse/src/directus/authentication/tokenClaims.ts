/** What a token of Directus says about itself. */
export interface TokenClaims {
  /** The person's id. */
  readonly id?: string
  /** Whether it is a whole session, which a cookie usually holds, and not an access token. */
  readonly isSession: boolean
}

/**
 * Reads a token without proving it: whoever gave it could have said the same beside it. What is no
 * such token, as one that was set in the Data Studio, says nothing.
 */
export function tokenClaims(token: string): TokenClaims {
  const [, payload = ''] = token.split('.')
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    const { id, session } = Object(claims)
    return { ...(typeof id === 'string' && { id }), isSession: typeof session === 'string' }
  } catch {
    return { isSession: false }
  }
}
