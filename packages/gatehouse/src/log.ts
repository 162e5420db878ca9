/** Field names whose values are secrets, whatever they look like. */
const SECRET_KEY =
  /^(.*token|authorization|cookie|set-cookie|sid|_context\.sid|code|code_verifier|state|secret|client_secret|password|otp|credential)$/i

/** Values that are secrets, wherever they stand. */
const SECRET_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, '$1 [redacted]'],
  [/([#?&](?:[\w.]*token|sid|_context\.sid|code|state|password|otp)=)[^&#\s"']+/gi, '$1[redacted]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/\bsk[\w-]{8,}/g, '[redacted]'],
]

/** Deepest nesting that is looked into; what lies deeper is left out. */
const MAX_DEPTH = 6

/** The one place that takes secrets out of what is about to be written down (S9). */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '[…]'
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof URL) return redactText(value.href)
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  const safe: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    safe[key] = SECRET_KEY.test(key) && item !== null ? '[redacted]' : redact(item, depth + 1)
  }
  return safe
}

/** A text without the secrets that can be told by their shape. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce(
    (safe, [pattern, replacement]) => safe.replace(pattern, replacement),
    text,
  )
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
