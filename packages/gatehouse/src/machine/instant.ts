/** One moment, on both of a device's clocks; what the clock port tells. */
export interface Instant {
  /** Milliseconds on a clock that never jumps, from an arbitrary start. It may stand still in sleep. */
  readonly mono: number
  /** Milliseconds since the epoch, as the device believes. It may jump. */
  readonly wall: number
}
