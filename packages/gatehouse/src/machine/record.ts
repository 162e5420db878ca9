import { sameCredential } from './credential.ts'
import type { EventOf } from './event.ts'
import type { SignedInRecord } from './ledgerRecord.ts'
import { startRenewal } from './renewal.ts'
import type { ActivePhase, AuthUser, Session } from './session.ts'
import { fromRecord, signInFromRecord } from './signIn.ts'
import { ended } from './signOut.ts'
import type { Step } from './step.ts'

/** The record that tabs share was read: follow it where it is news. */
export function recordRead<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'recordRead', U>,
): Step<U> {
  const { record, at } = event
  const { phase, epoch, version } = session
  if (epoch !== event.epoch) return outdated(session, event)
  switch (phase.type) {
    case 'finding':
      if (phase.exchanging) return [session]
      if (isSignedIn(record)) return [signInFromRecord(session, record, at)]
      if (record === null || record === 'unreadable') return [session, { type: 'acquire', epoch }]
      return [
        { ...session, version: record.version },
        { type: 'acquire', epoch },
      ]
    case 'active':
      return whileActive(session, phase, event)
    case 'out':
    case 'failed':
      if (!isSignedIn(record) || record.version <= version) return [session]
      return [signInFromRecord(session, record, at)]
    default:
      return [session]
  }
}

function isSignedIn<U extends AuthUser>(
  record: EventOf<'recordRead', U>['record'],
): record is SignedInRecord<U> {
  return record !== null && record !== 'unreadable' && record.type === 'signedIn'
}

/** What was read belongs to a session that is over: read again, if somebody is still to be told. */
function outdated<U extends AuthUser>(
  session: Session<U>,
  { flight }: EventOf<'recordRead', U>,
): Step<U> {
  if (flight !== undefined || session.phase.type === 'leaving') return [session]
  return [session, { type: 'readRecord', epoch: session.epoch }]
}

function whileActive<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  { record, at, flight }: EventOf<'recordRead', U>,
): Step<U> {
  if (record === 'unreadable') return restarted(session, phase, flight)
  if (record === null) {
    return session.version === 0 ? [session] : [ended(session, 'storage-cleared', { at })]
  }
  if (record.version <= session.version) return restarted(session, phase, flight)
  if (record.type === 'signedOut') return [ended(session, 'signed-out-elsewhere', { at })]
  if (record.user?.id !== phase.user?.id) return [signInFromRecord(session, record, at)]
  const { version } = record
  if (sameCredential(record.credential, phase.credential)) {
    return restarted({ ...session, version }, phase, flight)
  }
  const { credential, receivedAt, refreshedAt } = fromRecord(record, at)
  const next: ActivePhase<U> = {
    type: 'active',
    credential,
    receivedAt,
    user: phase.user,
    refreshedAt,
    renewal: { type: 'idle' },
  }
  return [{ ...session, version, phase: next }]
}

/** A flight that gave way to a write which left the credential as it was starts over. */
function restarted<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  flight: number | undefined,
): Step<U> {
  const { renewal } = phase
  if (renewal.type !== 'running' || renewal.flight !== flight) return [session]
  return startRenewal(session, { ...phase, renewal: { type: 'idle' } }, renewal.cause)
}

/** The record of this tab's own making stands. */
export function recordWritten<U extends AuthUser>(
  session: Session<U>,
  { version }: EventOf<'recordWritten', U>,
): Step<U> {
  return version <= session.version ? [session] : [{ ...session, version }]
}
