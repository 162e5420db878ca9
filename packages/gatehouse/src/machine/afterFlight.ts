import type { Instant } from './instant.ts'
import { isExpired } from './schedule.ts'
import type { ActivePhase, AuthUser, Renewal, Session } from './session.ts'
import { endedByBackend } from './signOut.ts'
import type { Step } from './step.ts'

type Running = Extract<Renewal, { readonly type: 'running' }>

/** What is to be tried again, and when. */
export function toTryAgain(
  { cause, failures, maybeSent, refused }: Running,
  { retryAt, mayHaveArrived }: { readonly retryAt: number; readonly mayHaveArrived: boolean },
): Renewal {
  return {
    type: 'waiting',
    cause,
    failures: failures + 1,
    maybeSent: maybeSent || mayHaveArrived,
    retryAt,
    refused,
  }
}

/** The session as it was before something else was looked into. */
export function afterNotice<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  { refused, maybeSent }: Running,
): Session<U> {
  const renewal: Renewal =
    refused === undefined ? { type: 'idle' } : { type: 'refused', refused, maybeSent }
  return { ...session, phase: { ...phase, renewal } }
}

/** The backend said no. */
export function afterRefusal<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  {
    renewal,
    detail,
    at,
  }: { readonly renewal: Running; readonly detail: string; readonly at: Instant },
): Step<U> {
  const { maybeSent, cause } = renewal
  // What was noticed elsewhere is no good: that says nothing of the present one.
  if (cause === 'noticed') {
    const { credential } = phase
    return [afterNotice(session, phase, renewal), { type: 'copy', credential }]
  }
  if (cause === 'rejected' || isExpired(phase, at)) {
    return endedByBackend(session, phase, { at, detail, maybeSent })
  }
  // It still serves: it is kept until it runs out, or is refused itself.
  const next: Renewal = { type: 'refused', refused: detail, maybeSent }
  return [{ ...session, phase: { ...phase, renewal: next } }]
}
