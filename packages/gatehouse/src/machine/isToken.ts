/** Longest bearer token that is taken for one, in characters: longer ones do not fit in a header. */
const MAX_TOKEN_LENGTH = 16_384

/** RFC 6750 tokens are printable ASCII without spaces; anything else would break out of its header. */
const TOKEN = /^[\x21-\x7e]+$/

/** Whether `value` can stand in an `Authorization` header. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TOKEN_LENGTH && TOKEN.test(value)
}
