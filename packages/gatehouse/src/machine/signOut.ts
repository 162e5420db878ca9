import type { EventOf } from './event.ts'
import type { Instant } from './instant.ts'
import { isExpired } from './schedule.ts'
import type { ActivePhase, AuthUser, Session, SignedOutCode, SignedOutReason } from './session.ts'
import type { Step } from './step.ts'

/** Ends the session here, at once; whether there is something to forget is the caller's to say. */
export function ended<U extends AuthUser>(
  session: Session<U>,
  code: SignedOutCode,
  { at, detail }: { readonly at: Instant; readonly detail?: string | undefined },
): Session<U> {
  const reason: SignedOutReason = { code, at: at.wall, detail }
  return { ...session, epoch: session.epoch + 1, phase: { type: 'out', reason } }
}

/** The backend will have this credential no more, and gives no other. */
export function endedByBackend<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  refusal: { readonly at: Instant; readonly detail: string; readonly maybeSent: boolean },
): Step<U> {
  const code = isExpired(phase, refusal.at) ? 'expired' : 'revoked'
  return [
    ended(session, refusal.maybeSent ? 'refresh-lost' : code, refusal),
    { type: 'forget', version: session.version },
  ]
}

/** A person, or the app, wants out. What was known is dropped before anybody is told. */
export function logoutRequested<U extends AuthUser>(
  session: Session<U>,
  { at }: EventOf<'logoutRequested', U>,
): Step<U> {
  const { phase } = session
  if (phase.type === 'leaving' || phase.type === 'out') return [session]
  const reason: SignedOutReason = { code: 'signed-out', at: at.wall }
  const epoch = session.epoch + 1
  const credential = 'credential' in phase ? phase.credential : null
  return [
    { ...session, epoch, phase: { type: 'leaving', reason } },
    { type: 'signOut', epoch, credential },
  ]
}

/** The backend has been told, or cannot be. */
export function logoutEnded<U extends AuthUser>(
  session: Session<U>,
  { epoch }: EventOf<'logoutEnded', U>,
): Step<U> {
  const { phase } = session
  if (phase.type !== 'leaving' || epoch !== session.epoch) return [session]
  const out: Session<U> = { ...session, phase: { type: 'out', reason: phase.reason } }
  // Somebody may have signed in elsewhere meanwhile; what told of it was not listened to.
  return [out, { type: 'readRecord', epoch }]
}

/** Whoever gives the credential has nobody any more. What was given is not this session's to revoke. */
export function authorityLeft<U extends AuthUser>(
  session: Session<U>,
  { at, detail }: EventOf<'authorityLeft', U>,
): Step<U> {
  const { type } = session.phase
  if (type === 'starting' || type === 'out' || type === 'leaving') return [session]
  return [
    ended(session, 'signed-out-elsewhere', { at, detail }),
    { type: 'forget', version: session.version },
  ]
}

/** The app takes its credential back. The backend is not told: it is not this session's to end. */
export function credentialWithdrawn<U extends AuthUser>(
  session: Session<U>,
  { at }: EventOf<'credentialWithdrawn', U>,
): Step<U> {
  const { type } = session.phase
  if (type === 'out' || type === 'leaving') return [session]
  return [ended(session, 'signed-out', { at }), { type: 'forget', version: session.version }]
}
