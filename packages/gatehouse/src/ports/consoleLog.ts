import type { LogLevel, LogSink } from './log.ts'

/** Options of {@link consoleLog}. */
export interface ConsoleLogOptions {
  /** The least level that is written. @defaultValue 'warn' */
  readonly level?: LogLevel
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Writes to the console. Entries come already redacted. */
export function consoleLog({ level = 'warn' }: ConsoleLogOptions = {}): LogSink {
  return {
    write(entry) {
      if (levels.indexOf(entry.level) < levels.indexOf(level)) return
      const parts = [entry.event, entry.message, entry.detail]
      // A first argument of our own, so that no `%` in the others is taken as a format.
      console[entry.level]('[gatehouse]', ...parts.filter((part) => part !== undefined))
    },
  }
}
