/** Servers count in whole seconds, so that a token may end up to one before its time, in milliseconds. */
const MARGIN_MS = 1_000

/** A renewal starts so long before the end, where nobody has said otherwise, in milliseconds. */
const RENEWAL_MARGIN_MS = 30_000

/** What a credential knows of its time, in milliseconds from its receipt. */
export interface Lifetime {
  readonly lifetimeMs: number
  readonly refreshAfterMs: number
}

/** A life, and when in it to renew. */
export interface LifetimeOptions {
  /** What the server says, in milliseconds. */
  readonly expires: number
  /** Whether it cannot be renewed once it is over: by default it is then renewed at half-time. */
  readonly endsForGood?: boolean | undefined
  /** How long before the end to renew, in milliseconds. @defaultValue 30000 */
  readonly msRefreshBeforeExpires?: number | undefined
}

/**
 * How long what the server gave can be used. A renewal never comes before half of the life is over,
 * however large the margin: a short life would else be renewed before each request.
 */
export function lifetimeOf({
  expires,
  endsForGood = false,
  msRefreshBeforeExpires,
}: LifetimeOptions): Lifetime {
  const lifetimeMs = expires < 2 * MARGIN_MS ? expires / 2 : expires - MARGIN_MS
  const standard = endsForGood ? expires : RENEWAL_MARGIN_MS
  const margin = Math.max(MARGIN_MS, msRefreshBeforeExpires ?? standard)
  return { lifetimeMs, refreshAfterMs: Math.max(expires / 2, expires - margin) }
}

/** The server's figure again. */
export function expiresOf(lifetimeMs: number): number {
  return lifetimeMs < MARGIN_MS ? lifetimeMs * 2 : lifetimeMs + MARGIN_MS
}

/** The server's figure out of an answer: a number, or one in a string, as GraphQL has it. `undefined`: it is none (F8). */
export function parseExpires(value: unknown): number | undefined {
  const text = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const isSpan = typeof text === 'number' && Number.isFinite(text) && text > 0
  return isSpan ? text : undefined
}
