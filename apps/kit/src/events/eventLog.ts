import { redact } from 'gatehouse'

/** How much a line matters. */
export type EventTone = 'plain' | 'good' | 'warn' | 'bad'

/** One thing that happened, in words. */
export interface EventLine {
  /** Counts up from 1. */
  readonly id: number
  /** When, in milliseconds since the epoch. */
  readonly at: number
  readonly title: string
  /** Why, or what came of it. */
  readonly detail?: string | undefined
  readonly tone: EventTone
}

/** The last things that happened, newest first. */
export interface EventLog {
  readonly append: (line: Omit<EventLine, 'id' | 'at'>) => void
  /** The same array until a line is added. */
  readonly lines: () => readonly EventLine[]
  /** Calls `listener` after each new line. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** What a log is made with. */
export interface EventLogOptions {
  /** @defaultValue `Date.now` */
  readonly now?: () => number
  /** How many lines are kept. @defaultValue 200 */
  readonly limit?: number
}

/** An empty log. Whatever is written into it is redacted once more: a token is never shown. */
export function createEventLog({ now = Date.now, limit = 200 }: EventLogOptions = {}): EventLog {
  const listeners = new Set<() => void>()
  let lines: readonly EventLine[] = []
  let serial = 0
  return {
    append({ title, detail, tone }) {
      serial += 1
      const line: EventLine = {
        id: serial,
        at: now(),
        title: withoutSecrets(title),
        ...(detail !== undefined && { detail: withoutSecrets(detail) }),
        tone,
      }
      lines = [line, ...lines].slice(0, limit)
      for (const listener of [...listeners]) listener()
    },
    lines: () => lines,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

function withoutSecrets(text: string): string {
  return String(redact(text))
}
