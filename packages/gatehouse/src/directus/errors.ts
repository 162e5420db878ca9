/** One thing that the server found wrong. */
export interface DirectusApiError {
  readonly message: string
  readonly extensions: {
    /** What is wrong, in a word: `INVALID_CREDENTIALS`, `TOKEN_EXPIRED`, `FORBIDDEN` … */
    readonly code: string
    // biome-ignore lint/suspicious/noExplicitAny: each code has facts of its own
    readonly [fact: string]: any
  }
}

/** The code of what no Directus answered: a proxy's page, a text cut off, an empty answer. */
export const UNEXPECTED_RESPONSE = 'UNEXPECTED_RESPONSE'

/** What is known about a {@link DirectusError}. */
export interface DirectusErrorFacts {
  readonly response: Response
  readonly errors: readonly DirectusApiError[]
  readonly data?: unknown
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/**
 * The server answered, and the answer was no. Has what the vendor's `RequestError` has. What could
 * hold a secret, the response and the data, is neither in its JSON nor in what a console shows.
 */
export class DirectusError extends Error {
  override name = 'DirectusError' as const
  /** What the server says, and never nothing: an answer that is not Directus's has one of ours. */
  readonly errors: readonly DirectusApiError[]
  /** The answer; its body is read already. */
  declare readonly response: Response
  /** What a GraphQL query came to in spite of its errors. */
  // biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape
  declare readonly data?: any
  /** How long the server wants to be left alone, in milliseconds, where it says so. */
  readonly retryAfterMs?: number

  constructor(
    message: string,
    { response, errors, data, retryAfterMs, cause }: DirectusErrorFacts,
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.errors = errors
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
    Object.defineProperty(this, 'response', { value: response })
    if (data !== undefined) Object.defineProperty(this, 'data', { value: data })
  }
}

/**
 * Whether an error is a server's answer: ours, of whichever copy of the package, or the vendor's.
 *
 * @param code - what the first thing that is wrong has to be, as in `isDirectusError(error, 'INVALID_OTP')`
 */
export function isDirectusError(error: unknown, code?: string): error is DirectusError {
  const found = codeOf(error)
  return found !== undefined && (code === undefined || found === code)
}

/** What the server says is wrong, in a word; `undefined` where no server said it. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return undefined
  const first: unknown = Array.isArray(error.errors) ? error.errors[0] : undefined
  return isApiError(first) ? first.extensions.code : undefined
}

/** Whether unknown data is one error of the server's. */
export function isApiError(value: unknown): value is DirectusApiError {
  const { message, extensions } = Object(value)
  return typeof message === 'string' && typeof Object(extensions).code === 'string'
}
