import { useEffect, useState } from 'react'

/** A span of time that is running out. */
export interface Countdown {
  /** Whole seconds that are left; 0 when nothing is counted. */
  readonly seconds: number
  /** Starts to count. @param ms - milliseconds */
  readonly start: (ms: number) => void
}

/** Counts down by the second. */
export function useCountdown(): Countdown {
  const [end, setEnd] = useState<number | null>(null)
  const [now, setNow] = useState(0)

  useEffect(() => {
    if (end === null) return
    const look = (): void => {
      setNow(performance.now())
      if (performance.now() >= end) setEnd(null)
    }
    const timer = setInterval(look, 200)
    return () => clearInterval(timer)
  }, [end])

  return {
    seconds: end === null ? 0 : Math.ceil(Math.max(0, end - now) / 1000),
    start(ms) {
      setNow(performance.now())
      setEnd(performance.now() + ms)
    },
  }
}
