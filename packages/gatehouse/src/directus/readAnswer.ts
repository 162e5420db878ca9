import type { Clock } from '../ports/clock.ts'
import { type DirectusApiError, DirectusError, isApiError, UNEXPECTED_RESPONSE } from './errors.ts'
import { retryDelay } from './retryDelay.ts'
import { without } from './secrets.ts'

/** How an answer is read. */
export interface Reading {
  readonly clock: Clock
  /** What no error may repeat. */
  readonly secrets: readonly string[]
  /** A file is handed over as it came, whatever its type. */
  readonly isFile?: boolean
}

/**
 * What an answer holds: the `data` of JSON, a text, `null` where there is nothing, or else the
 * response itself, for a file.
 *
 * @throws DirectusError where it is an error, or nothing that Directus would answer
 */
export async function readAnswer(response: Response, reading: Reading): Promise<unknown> {
  if (response.status === 204) return null
  const type = response.headers.get('Content-Type') ?? ''
  const isJson = /^application\/(health\+)?json/i.test(type)
  const isText = /^text\/(html|plain)/i.test(type)
  if (response.ok && (reading.isFile || !(isJson || isText))) return response
  const text = await response.text()
  const body = isJson ? parse(text) : undefined
  const errors: unknown = Object(body).errors
  if (Array.isArray(errors) && errors.length > 0) throw refusal(response, body, reading)
  if (!response.ok || (isJson ? body === undefined : isPage(text))) {
    throw unexpected(response, reading)
  }
  return isJson ? dataOf(body) : text
}

/** `undefined` is what no JSON is. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A whole document is a proxy's, or the app's own; Directus answers with a word, and at most a fragment. */
function isPage(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text)
}

/** What stands under `data`, or the whole where there is no such member. */
export function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : body
}

/** The error that the server has told. */
function refusal(response: Response, body: unknown, reading: Reading): DirectusError {
  const told: { errors: readonly unknown[]; data?: unknown } = hide(body, reading.secrets)
  const errors = told.errors.filter(isApiError)
  const [first] = errors
  if (!first) return unexpected(response, reading)
  const retryAfterMs = response.status === 429 ? delayOf(response, reading, first) : undefined
  return new DirectusError(first.message || first.extensions.code, {
    response,
    errors,
    data: told.data,
    retryAfterMs,
  })
}

/** The error for what is not Directus's. */
function unexpected(response: Response, reading: Reading): DirectusError {
  const message = `The answer is not one of Directus, or was cut off on its way (status ${response.status}). Look for a proxy in between, and at the address of the client.`
  const error = { message, extensions: { code: UNEXPECTED_RESPONSE } }
  const retryAfterMs = response.ok ? undefined : delayOf(response, reading)
  return new DirectusError(message, { response, errors: [error], retryAfterMs })
}

function delayOf(
  { headers }: Response,
  { clock }: Reading,
  error?: DirectusApiError,
): number | undefined {
  return retryDelay(headers.get('Retry-After'), error, clock.now())
}

// biome-ignore lint/suspicious/noExplicitAny: what JSON holds, with other texts in it
function hide(body: unknown, secrets: readonly string[]): any {
  return JSON.parse(JSON.stringify(body), (_, value) =>
    typeof value === 'string' ? without(secrets, value) : value,
  )
}
