import type { LogEntry, LogSink } from '../../../ports/log.ts'

/** A log that a test can read. */
export interface MemoryLog extends LogSink {
  readonly entries: readonly LogEntry[]
}

/** Keeps what is written. */
export function memoryLog(): MemoryLog {
  const entries: LogEntry[] = []
  return { entries, write: (entry) => entries.push(entry) }
}
