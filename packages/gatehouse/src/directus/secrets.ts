/** Members of a request's body that hold what nobody may read, in JSON or in the text of a query. */
const SECRET_MEMBER = /(?:password|otp|secret|token)\\?"?\s*:\s*\\?"((?:[^"\\]|\\[^"])+)/gi

/** Shorter ones stand in any sentence by chance. */
const SHORTEST = 6

/** The secrets of one request: its token, and the passwords and codes that it brings. */
export function secretsOf(init: RequestInit): readonly string[] {
  const authorization = new Headers(init.headers).get('Authorization') ?? ''
  const body = typeof init.body === 'string' ? init.body : ''
  const members = [...body.matchAll(SECRET_MEMBER)].map(([, value = '']) => value)
  return [authorization.replace(/^Bearer /, ''), ...members].filter(
    ({ length }) => length >= SHORTEST,
  )
}

/** A text without the secrets. */
export function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text)
}

/** An error to tell of: itself, or its sentence alone where anything in it holds a secret (I9). */
export function safeCause(error: unknown, secrets: readonly string[]): unknown {
  return isClean(error, secrets) ? error : new Error(without(secrets, String(error)))
}

function isClean(error: unknown, secrets: readonly string[]): boolean {
  if (error === undefined) return true
  try {
    const { stack, cause } = Object(error)
    const text = `${error} ${stack} ${JSON.stringify(error)}`
    return !secrets.some((secret) => text.includes(secret)) && isClean(cause, secrets)
  } catch {
    // What cannot be read through is taken for the worst.
    return false
  }
}
