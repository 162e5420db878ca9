import { AuthError, isAuthError } from '../errors.ts'
import { redact } from '../log.ts'
import { type Credential, isTokenCredential } from '../machine/credential.ts'

/** Too short to be a secret, and likely to stand in any sentence by chance. */
const SHORTEST_SECRET = 6

/** Members of plain data that hold sentences; the others are to be worked with, and stay as they are. */
const WORDS: ReadonlySet<string> = new Set(['detail', 'message'])

/**
 * What came of a request that carried a secret, without that secret in its errors and sentences:
 * a backend may echo it, and a transport may put the whole request into an error (S9). What does
 * not speak of it keeps its reference.
 */
export function hideSecrets<T>(value: T, secret: Credential | string): T {
  return hide(value, textsOf(secret)) as T
}

function hide(value: unknown, secrets: readonly string[]): unknown {
  if (value instanceof Error) return hideInError(value, secrets)
  if (!isPlain(value)) return value
  const safe = Object.entries(value).map(([key, item]) => {
    const isSentence = typeof item === 'string' && WORDS.has(key)
    return [key, isSentence ? without(item, secrets) : hide(item, secrets)] as const
  })
  return safe.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(safe)
}

function hideInError(error: Error, secrets: readonly string[]): Error {
  const message = without(error.message, secrets)
  const cause =
    typeof error.cause === 'string' ? without(error.cause, secrets) : hide(error.cause, secrets)
  if (message === error.message && cause === error.cause) return error
  if (!isAuthError(error)) return new Error(message, { cause: redact(cause) })
  const { code, recoverable } = error
  return new AuthError(code, message, { recoverable, cause: redact(cause) })
}

function without(text: string, secrets: readonly string[]): string {
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text)
}

function textsOf(secret: Credential | string): readonly string[] {
  if (typeof secret !== 'string' && !isTokenCredential(secret)) return []
  const { token, refreshToken = token } = typeof secret === 'string' ? { token: secret } : secret
  return [token, refreshToken].filter(({ length }) => length >= SHORTEST_SECRET)
}

/** Data that this library, or a strategy, has put together. A sealed credential is none. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}
