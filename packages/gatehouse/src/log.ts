/** Field names whose values are secrets, whatever they look like. */
const SECRET_KEY =
  /^(.*tokens?|authorization|cookie|set-cookie|sid|_context\.sid|code|code_verifier|state|secret|client_secret|password|otp|credential)$/i

/** Values that are secrets, wherever they stand. */
const SECRET_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, '$1 [redacted]'],
  [/([#?&](?:[\w.]*token|sid|_context\.sid|code|state|password|otp)=)[^&#\s"']+/gi, '$1[redacted]'],
  // JSON, as a parser's error quotes it: whole or cut off, escaped or not.
  [
    /(\b(?:[\w.-]{0,40}token|authorization|sid|code|code_verifier|state|\w{0,40}secret|password|otp)\\?"\s*:\s*\\?")[^"\\]+/gi,
    '$1[redacted]',
  ],
  [/(\/\/[^\s/?#:@"']{0,256}:)[^\s/?#@"']+(?=@)/g, '$1[redacted]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/\bsk[\w-]{8,}/g, '[redacted]'],
]

/** Deepest nesting that is looked into; what lies deeper is left out. */
const MAX_DEPTH = 6

/** Stands for what throws when it is looked at: a getter, or a window of another origin. */
const UNREADABLE = '[unreadable]'

/** The one place that takes secrets out of what is about to be written down (S9). It never throws. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '[…]'
  try {
    return redactObject(value, depth)
  } catch {
    return UNREADABLE
  }
}

/** A text without the secrets that can be told by their shape. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce(
    (safe, [pattern, replacement]) => safe.replace(pattern, replacement),
    text,
  )
}

function redactObject(value: object, depth: number): unknown {
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof URL) return redactText(value.href)
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, redactField(value, key, depth + 1)]),
  )
}

function redactField(owner: object, key: string, depth: number): unknown {
  try {
    const item: unknown = Reflect.get(owner, key)
    return SECRET_KEY.test(key) && item !== null ? '[redacted]' : redact(item, depth)
  } catch {
    return UNREADABLE
  }
}

function redactError(error: Error, depth: number): unknown {
  const { name, message, cause } = error
  return {
    name,
    message: redactText(message),
    ...('code' in error && { code: redact(error.code, depth + 1) }),
    ...(cause !== undefined && { cause: redact(cause, depth + 1) }),
  }
}
