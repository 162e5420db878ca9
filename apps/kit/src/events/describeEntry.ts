import type { LogEntry } from 'gatehouse'
import type { EventLine, EventTone } from './eventLog.ts'

/** What happens all the time and changes nothing: left out unless the session moves with it. */
const QUIET = new Set([
  'session.timePassed',
  'session.recordRead',
  'session.recordWritten',
  // Told in its own words by `logRenewals`, or by the warning that comes with a failure.
  'session.renewalEnded',
])

type Wording = readonly [title: string, tone?: EventTone]

/** Steps of a session in words: by event and where it led, or by event alone. */
const WORDS: Readonly<Record<string, Wording>> = {
  'session.searchEnded > finding': ['Looking for a credential'],
  'session.searchEnded > validating': ['Found a credential, and asks whose it is'],
  'session.searchEnded > active': ['Took up the session', 'good'],
  'session.searchEnded > out': ['There is no credential'],
  'session.searchEnded > failed': ['The sign-in failed', 'bad'],
  'session.recordRead > active': ['Took up the session that this browser keeps', 'good'],
  'session.recordRead > out': ['The session ended in another tab', 'warn'],
  'session.recordRead > finding': ['This browser keeps no session'],
  'session.validationEnded > active': ['The token is good: signed in', 'good'],
  'session.validationEnded > finding': ['The token was refused: asks for another', 'warn'],
  'session.validationEnded > validating': ['The platform did not answer: asks again', 'warn'],
  'session.validationEnded > out': ['The credential was not accepted: nobody is signed in'],
  'session.validationEnded > failed': ['It could not be said whose it is', 'bad'],
  // The apps never ask for a renewal by themselves: it is a refused request that does.
  'session.renewalRequested': ['A request was refused: asks for a new token', 'warn'],
  'session.credentialOffered > active': ['Signed in', 'good'],
  'session.renewalEnded > out': ['The session could not be renewed', 'bad'],
  'session.renewal-failed': ['The renewal failed: tries again', 'warn'],
  'session.authorityChanged': ['Hears that there is another credential'],
  'session.authorityLeft': ['Hears that nobody is signed in any more', 'warn'],
  'session.networkReturned': ['The network is back'],
  'session.loginRequested': ['Signs in'],
  'session.logoutRequested': ['Signs out'],
  'session.logoutEnded': ['Signed out'],
  'session.revoke-failed': ['The platform could not be told of the sign-out', 'warn'],
  'url.credential-ignored': ['A credential in the address was ignored', 'warn'],
}

/** A log entry of the library in words, or `undefined` for what nobody needs to read. */
export function describeEntry(entry: LogEntry): Omit<EventLine, 'id' | 'at'> | undefined {
  const { level, event, message, detail } = entry
  if (level === 'debug' && QUIET.has(event)) return undefined
  const facts = factsOf(detail)
  const [title, tone] = WORDS[`${event} > ${facts.to}`] ?? WORDS[event] ?? [inWords(event)]
  return {
    title,
    detail: [message, ...sentences(facts)].filter((part) => part).join(' · '),
    tone: tone ?? toneOf(level),
  }
}

function toneOf(level: LogEntry['level']): EventTone {
  if (level === 'error') return 'bad'
  return level === 'warn' ? 'warn' : 'plain'
}

/** `storage.unwritable` → `Storage unwritable`. */
function inWords(event: string): string {
  const words = event
    .replace(/[.-]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What of a detail is shown: the session's way, reasons, and errors. */
type Facts = Partial<Record<'from' | 'to' | 'cause' | 'reason' | 'code' | 'message', string>>

const SHOWN = ['from', 'to', 'cause', 'reason', 'code', 'message'] as const

function factsOf(detail: unknown): Facts {
  if (typeof detail === 'string') return { message: detail }
  if (typeof detail !== 'object' || detail === null) return {}
  const fields = detail as Record<string, unknown>
  return Object.fromEntries(
    SHOWN.flatMap((name) => {
      const value = fields[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

function sentences({ from, to, cause, reason, code, message }: Facts): (string | undefined)[] {
  return [
    from !== to ? `${from} → ${to}` : undefined,
    cause && `because: ${cause}`,
    reason && `reason: ${reason}`,
    code && `code: ${code}`,
    message,
  ]
}
