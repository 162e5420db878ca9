import type { Credential } from './credential.ts'
import type { Instant } from './instant.ts'
import type { ActivePhase, AuthUser, Session } from './session.ts'

/** A renewal starts this long before the end, in milliseconds, or a quarter of a short life. */
const RENEWAL_MARGIN_MS = 30_000

/** A life that is shorter than this is a server's mistake, and no reason to renew without a pause. */
const SHORTEST_WAIT_MS = 500

/** First wait after a failure, in milliseconds; it doubles with each further one. */
const FIRST_RETRY_MS = 1_000

/** Longest wait between two tries, in milliseconds. */
export const LONGEST_RETRY_MS = 60_000

/** Longest `Retry-After` that is honoured, in milliseconds: beyond a day it is a mistake. */
const LONGEST_RETRY_AFTER_MS = 86_400_000

/** How old a credential is, in milliseconds. Sleep stops the one clock, and a user may set the other. */
export function age(receivedAt: Instant, at: Instant): number {
  return Math.max(0, at.mono - receivedAt.mono, at.wall - receivedAt.wall)
}

/** When a renewal of `credential` is due, in milliseconds from its receipt; `undefined`: never. */
export function renewalDueMs({ lifetimeMs, refreshAfterMs }: Credential): number | undefined {
  if (lifetimeMs === undefined) return refreshAfterMs
  const margin = Math.min(RENEWAL_MARGIN_MS, lifetimeMs / 4)
  return Math.min(refreshAfterMs ?? lifetimeMs - margin, lifetimeMs)
}

/** Whether the backend has stopped taking the credential, as far as this device can tell. */
export function isExpired(phase: ActivePhase<AuthUser>, at: Instant): boolean {
  const { lifetimeMs } = phase.credential
  return lifetimeMs !== undefined && age(phase.receivedAt, at) >= lifetimeMs
}

/** Whether it is time to renew. */
export function isDue(phase: ActivePhase<AuthUser>, at: Instant): boolean {
  const due = renewalDueMs(phase.credential)
  return due !== undefined && age(phase.receivedAt, at) >= due
}

/** How long to wait after `failures` failures: exponential, with jitter; the server's wish goes first. */
export function retryDelay(failures: number, random: number, retryAfterMs?: number): number {
  const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 16))
  if (retryAfterMs === undefined) return backoff * (0.5 + random / 2)
  return Math.min(Math.max(retryAfterMs, FIRST_RETRY_MS / 2), LONGEST_RETRY_AFTER_MS) + random * 500
}

/**
 * When the machine wants to look at the clock next, on the monotonic one; `undefined`: not at all.
 *
 * @param onDemand - whether nothing is renewed unless somebody asks: what they asked for is tried again
 */
export function wakeTime(
  { phase }: Session<AuthUser>,
  onDemand: boolean | undefined = false,
): number | undefined {
  if (phase.type === 'validating') return phase.retryAt
  if (phase.type !== 'active' || phase.renewal.type === 'running') return undefined
  if (phase.renewal.type === 'waiting') return phase.renewal.retryAt
  if (onDemand) return undefined
  const after =
    phase.renewal.type === 'refused' ? phase.credential.lifetimeMs : renewalDueMs(phase.credential)
  return after === undefined ? undefined : phase.receivedAt.mono + Math.max(after, SHORTEST_WAIT_MS)
}
