import type { DirectusWorld } from '../world.ts'

/** Counts the messages of one socket in windows that begin with a message. */
export interface MessageLimit {
  /** Counts a message. @returns when the next one is welcome, in ms; `null` when this one is */
  take(): number | null
}

export function createMessageLimit({ settings, clock }: DirectusWorld): MessageLimit {
  let endsAt = Number.NEGATIVE_INFINITY
  let count = 0
  return {
    take() {
      if (settings.rateLimiter === null) return null
      const { points, durationMs } = settings.rateLimiter
      const now = clock.now()
      if (now >= endsAt) {
        endsAt = now + durationMs
        count = 0
      }
      count += 1
      return count <= points ? null : endsAt - now
    },
  }
}
