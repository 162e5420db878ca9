import type { LogEntry } from 'gatehouse'
import type { EventLine, EventTone } from './eventLog.ts'

/** What happens all the time and changes nothing: left out unless the session moves with it. */
const QUIET = new Set(['session.timePassed', 'session.recordRead', 'session.recordWritten'])

/** Steps of a session that a person wants to read as what they are. */
const TITLES: Readonly<Record<string, string>> = {
  'session.searchEnded': 'Looked for a credential',
  'session.credentialAccepted': 'The backend accepted the token',
  'session.credentialRefused': 'The backend refused the token',
  'session.validationDelayed': 'The backend could not be asked',
  'session.renewalRequested': 'A renewal was asked for',
  'session.renewed': 'The token was renewed',
  'session.renewalDelayed': 'The renewal has to wait',
  'session.renewalRefused': 'The renewal was refused',
  'session.networkReturned': 'The network is back',
  'session.loginRequested': 'Signing in',
  'session.logoutRequested': 'Signing out',
  'session.logoutEnded': 'Signed out',
}

const GOOD = new Set(['session.renewed', 'session.credentialAccepted'])

/** A log entry of the library in words, or `undefined` for what nobody needs to read. */
export function describeEntry({
  level,
  event,
  message,
  detail,
}: LogEntry): Omit<EventLine, 'id' | 'at'> | undefined {
  if (level === 'debug' && QUIET.has(event)) return undefined
  return {
    title: TITLES[event] ?? inWords(event),
    detail: [message, ...facts(detail)].filter((part) => part !== undefined).join(' · '),
    tone: toneOf({ level, event }),
  }
}

function toneOf({ level, event }: Pick<LogEntry, 'level' | 'event'>): EventTone {
  if (level === 'error') return 'bad'
  if (level === 'warn') return 'warn'
  return GOOD.has(event) ? 'good' : 'plain'
}

/** `session.renewal-failed` → `Session renewal failed`. */
function inWords(event: string): string {
  const words = event
    .replace(/[.-]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What the detail says of the session's way, of reasons and of errors; nothing else is shown. */
function facts(detail: unknown): string[] {
  if (typeof detail === 'string') return [detail]
  if (typeof detail !== 'object' || detail === null) return []
  const { from, to, cause, reason, code, message } = detail as Record<string, unknown>
  return [
    typeof from === 'string' && typeof to === 'string' && from !== to ? `${from} → ${to}` : null,
    typeof cause === 'string' ? `because: ${cause}` : null,
    typeof reason === 'string' ? `reason: ${reason}` : null,
    typeof code === 'string' ? `code: ${code}` : null,
    typeof message === 'string' ? message : null,
  ].filter((fact) => fact !== null)
}
