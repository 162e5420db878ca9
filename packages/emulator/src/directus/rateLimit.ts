import { DirectusError, errorResponse } from './errors.ts'
import type { DirectusWorld } from './world.ts'

/** A window of the rate limiter: it begins with the first request in it. */
export interface RateWindow {
  /** In ms since the epoch. */
  readonly startedAt: number
  count: number
}

/**
 * Counts a request. The server tells clients apart by their addresses; on one computer there is one.
 * @returns the response of one too many, `null` otherwise
 */
export function refuseTooMany(world: DirectusWorld): Response | null {
  const { rateLimiter } = world.settings
  if (rateLimiter === null) return null
  const now = world.clock.now()
  const window = currentWindow(world, now, rateLimiter.durationMs)
  window.count += 1
  if (window.count <= rateLimiter.points) return null
  world.counters.rateLimited += 1
  const reset = window.startedAt + rateLimiter.durationMs
  return tooManyRequests(rateLimiter.points, { reset, now })
}

function currentWindow(world: DirectusWorld, now: number, durationMs: number): RateWindow {
  const { rateWindow } = world
  if (rateWindow !== null && now < rateWindow.startedAt + durationMs) return rateWindow
  const fresh: RateWindow = { startedAt: now, count: 0 }
  world.rateWindow = fresh
  return fresh
}

function tooManyRequests(
  limit: number,
  { reset, now }: { readonly reset: number; readonly now: number },
): Response {
  const seconds = Math.max(1, Math.round((reset - now) / 1000))
  const error = new DirectusError(
    { status: 429, code: 'REQUESTS_EXCEEDED' },
    `Too many requests, retry after ${seconds}s.`,
    { limit, reset: new Date(reset).toISOString() },
  )
  const response = errorResponse(error)
  response.headers.set('retry-after', String(seconds))
  return response
}
