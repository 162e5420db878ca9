import { type ReactElement, useSyncExternalStore } from 'react'
import type { EventLine, EventLog } from './eventLog.ts'

/** Props of {@link EventPanel}. */
export interface EventPanelProps {
  readonly log: EventLog
  readonly title: string
  /** What is said before anything has happened. */
  readonly empty: string
}

/** Shows a log, newest first, and tells screen readers of new lines when they are idle. */
export function EventPanel({ log, title, empty }: EventPanelProps): ReactElement {
  const lines = useSyncExternalStore(log.subscribe, log.lines, log.lines)
  return (
    <section className="events" aria-label={title}>
      <h2 className="events-title">
        {title} <span className="count">{lines.length}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
      <div className="events-list" role="log" aria-label={`${title}, newest first`} tabIndex={0}>
        {lines.length === 0 && <p className="events-empty">{empty}</p>}
        <ol>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function Line({ line }: { readonly line: EventLine }): ReactElement {
  const { at, title, detail, tone } = line
  return (
    <li className={`event event-${tone}`}>
      <time className="event-time" dateTime={new Date(at).toISOString()}>
        {clockTime(at)}
      </time>
      <span className="event-title">{title}</span>
      {detail ? <span className="event-detail">{detail}</span> : null}
    </li>
  )
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB')
}
