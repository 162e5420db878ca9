import { redact } from '../../log.ts'
import type { LogSink } from '../../ports/log.ts'

/** Writes down, without secrets, that somebody else's code or data failed and work went on. */
export function reportFailure(log: LogSink | undefined, event: string, detail: object): void {
  log?.write({ level: 'error', event, detail: redact(detail) })
}
