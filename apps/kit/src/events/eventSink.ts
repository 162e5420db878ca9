import type { LogSink } from 'gatehouse'
import { describeEntry } from './describeEntry.ts'
import type { EventLog } from './eventLog.ts'

/** Writes what the library says into a log that a person reads, and on to `next`. */
export function eventSink(log: EventLog, next?: LogSink): LogSink {
  return {
    write(entry) {
      const line = describeEntry(entry)
      if (line) log.append(line)
      next?.write(entry)
    },
  }
}
