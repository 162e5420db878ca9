import { asking } from './asking.ts'
import { askForCopy, copyRead, isSignInElsewhere, type WhatWasRead } from './copy.ts'
import { isSameRenewable, isTokenCredential, sameCredential } from './credential.ts'
import type { EventOf } from './event.ts'
import type { LedgerRecord, SignedInRecord } from './ledgerRecord.ts'
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
  const { phase, epoch } = session
  if (epoch !== event.epoch) return outdated(session, event)
  switch (phase.type) {
    case 'finding':
      return phase.step === 'exchanging' ? [session] : whileFinding(session, event)
    case 'active':
      return whileActive(session, phase, event)
    case 'out':
      // This tab has ended the session that stands there, and could not say so.
      if (isKnown(record, session)) return [session, { type: 'forget', version: session.version }]
      if (isNews(record, session)) return signInFromRecord(session, record, at)
      return isSignInElsewhere(phase, event) ? askForCopy(session) : [session]
    case 'failed':
      return isNews(record, session) ? signInFromRecord(session, record, at) : [session]
    default:
      return [session]
  }
}

/** Nobody is signed in yet: a record signs in, and else whoever can give a credential is asked. */
function whileFinding<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'recordRead', U>,
): Step<U> {
  const { phase } = session
  const { record, at } = event
  const isLooking = phase.type === 'finding' && phase.step === 'looking'
  // Who looks takes what stands there, also where this tab has known it, and left it for another.
  if (isSignedIn(record) && (isLooking || record.version !== session.version)) {
    return copyRead(signInFromRecord(session, record, at), event)
  }
  if (!isLooking) return [session]
  return asking({ ...session, version: versionOf(record) })
}

/**
 * Whether somebody is signed in there whom this tab does not know of. Another version is enough:
 * one that is lower stands where the site's data was cleared in between.
 */
function isNews<U extends AuthUser>(
  record: WhatWasRead<U>,
  { version }: Session<U>,
): record is SignedInRecord<U> {
  return isSignedIn(record) && record.version !== version
}

function isSignedIn<U extends AuthUser>(
  record: LedgerRecord<U> | null | 'unreadable',
): record is SignedInRecord<U> {
  return record !== null && record !== 'unreadable' && record.type === 'signedIn'
}

function isKnown<U extends AuthUser>(record: WhatWasRead<U>, { version }: Session<U>): boolean {
  return isSignedIn(record) && record.version === version
}

function versionOf<U extends AuthUser>(record: WhatWasRead<U>): number {
  return record === null || record === 'unreadable' ? 0 : record.version
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
  event: EventOf<'recordRead', U>,
): Step<U> {
  const { record, at, flight } = event
  // What a flight of old has read may be old too.
  if (flight !== undefined && !isRunning(phase, flight)) return [session]
  if (record === 'unreadable') return restarted(session, phase, flight)
  if (record === null) return recordGone(session, phase, event)
  if (record.version === session.version) {
    const step = restarted(session, phase, flight)
    const isOurs = record.type === 'signedIn' && sameCredential(record.credential, phase.credential)
    return isOurs ? copyRead(step, event) : kept(step, phase)
  }
  if (record.type === 'signedOut') {
    // This tab may have been writing a copy while the other one took it away (I1).
    return [
      ended(session, record.because ?? 'signed-out-elsewhere', { at }),
      { type: 'copy', credential: null },
    ]
  }
  if (!isSameSession(record, phase)) return signInFromRecord(session, record, at)
  const { version } = record
  if (isSameRenewable(record.credential, phase.credential)) {
    return restarted({ ...session, version }, phase, flight)
  }
  const { credential, receivedAt, refreshedAt } = fromRecord(record, at)
  const next: ActivePhase<U> = {
    type: 'active',
    credential,
    receivedAt,
    user: phase.user,
    lineage: record.lineage,
    refreshedAt,
    renewal: { type: 'idle' },
  }
  return [{ ...session, version, phase: next }]
}

/** Nothing stands there: cleared by somebody, or not written yet. */
function recordGone<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  { copy, at }: EventOf<'recordRead', U>,
): Step<U> {
  const cleared = ended(session, 'storage-cleared', { at })
  if (session.version !== 0) return [cleared, { type: 'announce' }]
  // What the session began with was taken away before it was written down.
  if (copy === null) return [cleared]
  // This tab's own record could not be written, or had to be taken away: it may stand now.
  return kept([session], phase)
}

/** Writes down what is here, unless that is about to be used up. */
function kept<U extends AuthUser>(step: Step<U>, phase: ActivePhase<U>): Step<U> {
  const { credential, user, receivedAt, refreshedAt, renewal } = phase
  if (renewal.type === 'running') return step
  const [{ epoch, version }] = step
  const persist = { epoch, version, credential, user, receivedAt, refreshedAt } as const
  return [...step, { ...persist, type: 'persist', begins: false }]
}

/** By whose it is; where nobody has said so yet, by how it began (I5). */
function isSameSession<U extends AuthUser>(
  { user, credential, lineage }: SignedInRecord<U>,
  phase: ActivePhase<U>,
): boolean {
  if (user !== null || phase.user !== null) return user?.id === phase.user?.id
  const isSameToken = isTokenCredential(credential) && sameCredential(credential, phase.credential)
  return isSameToken || lineage === phase.lineage
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

function isRunning({ renewal }: ActivePhase<AuthUser>, flight: number): boolean {
  return renewal.type === 'running' && renewal.flight === flight
}

/** The record of this tab's own making stands. */
export function recordWritten<U extends AuthUser>(
  session: Session<U>,
  { version, written }: EventOf<'recordWritten', U>,
): Step<U> {
  const { phase, epoch } = session
  const next = version <= session.version ? session : { ...session, version }
  if (phase.type !== 'active' || written?.epoch !== epoch) return [next]
  const { lineage } = written
  return lineage === phase.lineage ? [next] : [{ ...next, phase: { ...phase, lineage } }]
}

/** There is no record any more, by this tab's own doing: its session lives in its memory alone. */
export function recordErased<U extends AuthUser>(session: Session<U>): Step<U> {
  return session.version === 0 ? [session] : [{ ...session, version: 0 }]
}
