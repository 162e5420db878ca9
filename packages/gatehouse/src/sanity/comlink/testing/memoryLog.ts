import type { LogEntry, LogSink } from '../../../ports/log.ts'

/** Keeps what is written. */
export function memoryLog(): LogSink & { readonly entries: LogEntry[] } {
  const entries: LogEntry[] = []
  return { entries, write: (entry) => entries.push(entry) }
}
