import type { LogSink } from './log.ts'

/** Writes nothing. */
export function silentLog(): LogSink {
  return { write() {} }
}
