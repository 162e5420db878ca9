import type { Clock } from '../ports/clock.ts'
import { type DirectusApiError, DirectusError, isApiError, UNEXPECTED_RESPONSE } from './errors.ts'
import { retryDelay } from './retryDelay.ts'
import { secretsOf } from './secrets.ts'

/** An answer that is not what was asked for. */
export interface Refused {
  readonly refused: Response
  /** Its body, where that is read already. */
  readonly text?: string
}

/** The error that such an answer is, without the secrets of the request: a server may repeat them (I9). */
export async function refusal(
  { refused: response, text }: Refused,
  init: RequestInit,
  clock: Clock,
): Promise<DirectusError> {
  const body = parse(text ?? (await response.text().catch(() => '')), secretsOf(init))
  const errors = Array.isArray(body.errors) ? body.errors.filter(isApiError) : []
  const [first = unexpected(response)] = errors
  return new DirectusError(first.message || first.extensions.code, {
    response,
    errors: errors.length > 0 ? errors : [first],
    data: body.data,
    retryAfterMs: response.ok
      ? undefined
      : retryDelay(response.headers.get('Retry-After'), first, clock.now()),
  })
}

/** What is none of Directus's answers. */
function unexpected({ status }: Response): DirectusApiError {
  return {
    message: `The answer is not one of Directus, or was cut off on its way (status ${status}). Look for a proxy in between, and at the client's address.`,
    extensions: { code: UNEXPECTED_RESPONSE },
  }
}

interface Body {
  readonly errors?: unknown
  readonly data?: unknown
}

function parse(text: string, secrets: readonly string[]): Body {
  try {
    return Object(JSON.parse(text, (_, value) => without(secrets, value)))
  } catch {
    return {}
  }
}

function without(secrets: readonly string[], value: unknown): unknown {
  if (typeof value !== 'string') return value
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '[redacted]'), value)
}
