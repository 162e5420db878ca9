import { AuthError, isAuthError } from '../errors.ts'
import { redact } from '../log.ts'
import { type Credential, isTokenCredential } from '../machine/credential.ts'

/** Knows the secrets of a session, and finds them wherever they do not belong (S9). */
export interface SecretKeeper {
  /** A credential's secrets, or a one-time code. */
  readonly remember: (secret: Credential | string) => void
  /** The same value where it holds no known secret, else one without: for what is written down. */
  readonly hide: <T>(value: T) => T
  /** The same, but only in errors and sentences: data goes through as it is, to be worked with. */
  readonly hideInWords: <T>(value: T) => T
}

/** A session's late answers may speak of its former credentials: so many secrets are kept in mind. */
const MOST_SECRETS = 8

/** Too short to be a secret, and long enough to stand in any sentence by chance. */
const SHORTEST_SECRET = 6

/** Members of plain data that hold sentences. */
const WORDS: ReadonlySet<string> = new Set(['detail', 'message'])

/** Starts without any. */
export function createSecretKeeper(): SecretKeeper {
  let secrets: readonly string[] = []

  function hideText(text: string): string {
    return secrets.reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), text)
  }

  function hideError(error: Error): Error {
    const message = hideText(error.message)
    const cause = hide(error.cause)
    if (message === error.message && cause === error.cause) return error
    if (!isAuthError(error)) return new Error(message, { cause: redact(cause) })
    const { code, recoverable } = error
    return new AuthError(code, message, { recoverable, cause: redact(cause) })
  }

  function walk(value: unknown, isText: (key: string) => boolean): unknown {
    if (value instanceof Error) return hideError(value)
    if (!isPlain(value)) return value
    const safe = Object.entries(value).map(([key, item]) => {
      if (typeof item !== 'string') return [key, walk(item, isText)] as const
      return [key, isText(key) ? hideText(item) : item] as const
    })
    return safe.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(safe)
  }

  function hide<T>(value: T): T
  function hide(value: unknown): unknown {
    return typeof value === 'string' ? hideText(value) : walk(value, () => true)
  }

  function hideInWords<T>(value: T): T
  function hideInWords(value: unknown): unknown {
    return walk(value, (key) => WORDS.has(key))
  }

  return {
    hide,
    hideInWords,
    remember(secret) {
      const news = textsOf(secret).filter(
        (text) => text.length >= SHORTEST_SECRET && !secrets.includes(text),
      )
      if (news.length > 0) secrets = [...new Set([...news, ...secrets])].slice(0, MOST_SECRETS)
    },
  }
}

function textsOf(secret: Credential | string): readonly string[] {
  if (typeof secret === 'string') return [secret]
  if (!isTokenCredential(secret)) return []
  const { token, refreshToken } = secret
  return refreshToken === undefined ? [token] : [token, refreshToken]
}

/** Data that this library has put together. A credential is none: its secrets do not show. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}
