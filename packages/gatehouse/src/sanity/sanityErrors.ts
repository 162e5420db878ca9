import { parseRetryAfter } from '../retryAfter.ts'

/** The parts of a vendor's error that say what it means. Read by shape: another copy of the package made it too. */
interface ResponseParts {
  readonly statusCode: number | undefined
  readonly body: unknown
  readonly headers: Record<string, unknown>
}

function partsOf(error: unknown): ResponseParts {
  const fields = record(error)
  const response = record(fields.response)
  const statusCode = fields.statusCode ?? response.statusCode
  return {
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    body: response.body,
    headers: record(response.headers),
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** The HTTP status that an error of `@sanity/client` carries, or `undefined`: it never got an answer. */
export function statusOf(error: unknown): number | undefined {
  return partsOf(error).statusCode
}

/** Whether the server says that this person, whose token is good, is not a member of the project. */
export function isProjectUserNotFoundError(error: unknown): boolean {
  const body = record(partsOf(error).body)
  const type = record(body.error).type ?? body.type
  return type === 'projectUserNotFoundError'
}

/** The project that such an error is about, where it says so. */
export function projectOfError(error: unknown): string | undefined {
  const id = record(record(partsOf(error).body).error).projectID
  return typeof id === 'string' ? id : undefined
}

/** Whether the server refuses the credential itself: the one status that a new one cures. */
export function isCredentialRefusal(error: unknown): boolean {
  return statusOf(error) === 401 && !isProjectUserNotFoundError(error)
}

/** How long the server wants to be left alone, in milliseconds: `Retry-After` in seconds or as a date. */
export function retryAfterMs(error: unknown, nowWall: number): number | undefined {
  return parseRetryAfter(partsOf(error).headers['retry-after'], nowWall)
}

/**
 * The vendor's error as it is, unless it quotes the secret: a proxy may answer with what it was asked.
 * Then, what says what it means, and no more (I9).
 */
export function withoutSecret(error: unknown, secret: string | undefined): unknown {
  if (secret === undefined || !textOf(error).includes(secret)) return error
  const { statusCode, headers } = partsOf(error)
  const body = isProjectUserNotFoundError(error) ? { type: 'projectUserNotFoundError' } : {}
  const retryAfter = headers['retry-after']
  return { statusCode, response: { statusCode, body, headers: { 'retry-after': retryAfter } } }
}

function textOf(error: unknown): string {
  const { response, responseBody, details } = record(error)
  return String(error) + JSON.stringify([response, responseBody, details])
}
