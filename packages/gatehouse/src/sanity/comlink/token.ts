/** The longest token that is taken from another window, in characters. */
const TOKEN_LIMIT = 16_384

/** Whether a value can go into an `Authorization` header as a token: printable ASCII, no spaces. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TOKEN_LIMIT && /^[\x21-\x7e]+$/.test(value)
}
