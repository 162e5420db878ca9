/** Members of a request that hold what nobody may read: in a header, JSON, or the text of a query. */
const SECRET_MEMBER =
  /(?:bearer |(?:password|otp|secret|token)\\*"?:\s*\\*")((?:[^"\\]|\\[^"]){6,})/gi

/** The secrets of one request: its token, and the passwords and codes that it brings. Shorter ones stand in any sentence. */
export function secretsOf({ headers, body }: RequestInit): readonly string[] {
  const text = JSON.stringify([headers && [...new Headers(headers)]]) + body
  return [...text.matchAll(SECRET_MEMBER)].map(([, secret = '']) => secret)
}
