/** How much of a token's life is left. */
export interface TokenLife {
  /** Whole seconds; none when it is over. */
  readonly seconds: number
  /** Of the whole, from 0 to 1. */
  readonly share: number
}

/** A token's life as a page has seen it. All in milliseconds since the epoch. */
export interface TokenSpan {
  /** When it was seen first. */
  readonly from: number
  /** When it runs out. */
  readonly to: number
}

/** What is left of a life at a moment. */
export function tokenLife({ from, to }: TokenSpan, now: number): TokenLife {
  const left = Math.max(0, to - now)
  const whole = Math.max(1, to - from)
  return { seconds: Math.ceil(left / 1000), share: Math.min(1, left / whole) }
}

/** Seconds as `9 s`, `1:05 min` or `23:59 h`. */
export function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${twoDigits(seconds % 60)} min`
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)} h`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
