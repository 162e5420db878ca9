/** How much a line matters: `warn` and `error` are for the developer, the others for a trace. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** One thing that happened. Secrets are gone before it gets here. */
export interface LogEntry {
  readonly level: LogLevel
  /** What happened, in a word or two that stay the same: `session.refreshed`. */
  readonly event: string
  /** The sentence for a person. */
  readonly message?: string
  readonly detail?: unknown
}

/** Where log lines go. */
export interface LogSink {
  readonly write: (entry: LogEntry) => void
}
