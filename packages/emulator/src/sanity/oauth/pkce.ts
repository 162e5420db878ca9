/** Whether a text can be the S256 challenge of a verifier: 32 bytes in base64url. */
export function isChallenge(text: string | null): text is string {
  return text !== null && /^[A-Za-z0-9_-]{43}$/.test(text)
}

/** Whether a text has the form of a verifier (RFC 7636 §4.1). */
export function isVerifier(text: string): boolean {
  return /^[A-Za-z0-9._~-]{43,128}$/.test(text)
}

/** The S256 challenge that a verifier answers. */
export async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return Buffer.from(hash).toString('base64url')
}
