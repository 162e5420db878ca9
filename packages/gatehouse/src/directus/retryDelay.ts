import type { Instant } from '../machine/instant.ts'
import { parseRetryAfter } from '../retryAfter.ts'
import type { DirectusApiError } from './errors.ts'

/** How the server says it in its sentence: `retry after 3s.`, or `4999ms`. */
const SENTENCE = /retry after (\d+)(ms|s)/

/**
 * How long the server wants to be left alone, in milliseconds. Its header is hidden from pages of
 * another origin, so its sentence is read next, and then the moment that it names.
 */
export function retryDelay(
  header: string | null,
  error: DirectusApiError | undefined,
  { wall }: Instant,
): number | undefined {
  const [, figure, unit] = SENTENCE.exec(error?.message ?? '') ?? []
  if (header !== null) {
    const asked = parseRetryAfter(header, wall)
    if (asked !== undefined) return asked
  }
  if (figure !== undefined) return Number(figure) * (unit === 's' ? 1_000 : 1)
  const reset = error?.extensions.reset
  if (typeof reset !== 'string') return undefined
  // biome-ignore lint/style/noRestrictedGlobals: parsing a date asks no clock
  const moment = Date.parse(reset)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - wall)
}
