import { sameCredential } from './credential.ts'
import type { EventOf } from './event.ts'
import type { Instant } from './instant.ts'
import { isDue, isExpired, LONGEST_RETRY_MS, retryDelay } from './schedule.ts'
import type { ActivePhase, AuthUser, RenewalCause, Session } from './session.ts'
import { signIn } from './signIn.ts'
import { endedByBackend } from './signOut.ts'
import type { Step } from './step.ts'

/** Starts a flight; whatever an earlier one has met goes with it. */
export function startRenewal<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  cause: RenewalCause,
): Step<U> {
  const { renewal, credential, user } = phase
  if (renewal.type === 'running') {
    if (cause !== 'rejected' || renewal.cause === 'rejected') return [session]
    return [{ ...session, phase: { ...phase, renewal: { ...renewal, cause } } }]
  }
  const flight = session.flights + 1
  const refused = renewal.type === 'idle' ? undefined : renewal.refused
  const carried = refused === undefined ? {} : { refused }
  return [
    {
      ...session,
      flights: flight,
      phase: {
        ...phase,
        renewal: {
          type: 'running',
          flight,
          cause,
          failures: renewal.type === 'waiting' ? renewal.failures : 0,
          maybeSent: renewal.type !== 'idle' && renewal.maybeSent,
          ...carried,
        },
      },
    },
    {
      type: 'renew',
      epoch: session.epoch,
      flight,
      version: session.version,
      credential,
      user,
      cause,
      ...carried,
    },
  ]
}

/** Looks at the clock: is something due, over, or to be tried again? */
export function timePassed<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'timePassed', U>,
): Step<U> {
  const { phase } = session
  if (phase.type === 'validating') return validationTime(session, event)
  if (phase.type !== 'active') return lookAround(session)
  const { renewal } = phase
  switch (renewal.type) {
    case 'idle':
      if (!isDue(phase, event.at)) break
      return event.online ? startRenewal(session, phase, 'due') : pausedBy(session, event.at)
    case 'refused':
      if (!isExpired(phase, event.at)) break
      return startRenewal(session, phase, 'rejected')
    case 'waiting':
      if (event.at.mono < renewal.retryAt) break
      if (!event.online) return pausedBy(session, event.at)
      return startRenewal(session, phase, renewal.cause)
    case 'running':
      return [session]
  }
  return lookAround(session)
}

/** Without a network there is no use in trying: look again later, or when it is back. */
function pausedBy<U extends AuthUser>(session: Session<U>, at: Instant): Step<U> {
  const { phase } = session
  if (phase.type !== 'active' || phase.renewal.type === 'running') return [session]
  const { renewal } = phase
  const kept =
    renewal.type === 'waiting'
      ? renewal
      : { type: 'waiting' as const, cause: 'due' as const, failures: 0, maybeSent: false }
  const retryAt = at.mono + LONGEST_RETRY_MS
  return [{ ...session, phase: { ...phase, renewal: { ...kept, retryAt } } }]
}

function validationTime<U extends AuthUser>(
  session: Session<U>,
  { at, online }: EventOf<'timePassed', U>,
): Step<U> {
  const { phase, epoch } = session
  if (phase.type !== 'validating' || phase.retryAt === undefined || at.mono < phase.retryAt) {
    return [session]
  }
  const { retryAt: _, ...asking } = phase
  if (!online) return [{ ...session, phase: { ...phase, retryAt: at.mono + LONGEST_RETRY_MS } }]
  return [
    { ...session, phase: asking },
    { type: 'validate', epoch, credential: phase.credential },
  ]
}

/** A tab that slept may have missed what the others said. */
function lookAround<U extends AuthUser>(session: Session<U>): Step<U> {
  const { version, epoch, phase } = session
  if (version === 0 || phase.type === 'leaving' || phase.type === 'finding') return [session]
  return [session, { type: 'readRecord', epoch }]
}

/** The network is back: what waits for it goes on at once. */
export function networkReturned<U extends AuthUser>(
  session: Session<U>,
  { at }: EventOf<'networkReturned', U>,
): Step<U> {
  const { phase, epoch } = session
  if (phase.type === 'validating' && phase.retryAt !== undefined) {
    const { retryAt: _, ...asking } = phase
    return [
      { ...session, phase: asking },
      { type: 'validate', epoch, credential: phase.credential },
    ]
  }
  if (phase.type !== 'active') return [session]
  if (phase.renewal.type === 'waiting') {
    return startRenewal(session, phase, phase.renewal.cause)
  }
  if (phase.user === null)
    return [session, { type: 'validate', epoch, credential: phase.credential }]
  return timePassed(session, { type: 'timePassed', at, online: true })
}

/**
 * Somebody wants a renewal. One that failed with a credential that is not the present one wants
 * nothing but the present one; one that failed while a retry is waited for waits with it.
 */
export function renewalRequested<U extends AuthUser>(
  session: Session<U>,
  { rejected }: EventOf<'renewalRequested', U>,
): Step<U> {
  const { phase } = session
  if (phase.type !== 'active') return [session]
  if (!rejected) return startRenewal(session, phase, 'requested')
  if (!sameCredential(rejected, phase.credential)) return [session]
  if (phase.renewal.type !== 'waiting') {
    return startRenewal(session, phase, 'rejected')
  }
  if (phase.renewal.cause === 'rejected') return [session]
  return [{ ...session, phase: { ...phase, renewal: { ...phase.renewal, cause: 'rejected' } } }]
}

/** The flight that the session waits for, or `undefined` when the result is another one's. */
function live<U extends AuthUser>(
  { phase, epoch }: Session<U>,
  result: { readonly epoch: number; readonly flight: number },
): { readonly phase: ActivePhase<U>; readonly renewal: RunningRenewal } | undefined {
  if (phase.type !== 'active' || phase.renewal.type !== 'running') return undefined
  if (epoch !== result.epoch || phase.renewal.flight !== result.flight) return undefined
  return { phase, renewal: phase.renewal }
}

type RunningRenewal = Extract<ActivePhase<AuthUser>['renewal'], { readonly type: 'running' }>

/** A renewal succeeded. */
export function renewed<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'renewed', U>,
): Step<U> {
  const { credential, at } = event
  const found = live(session, event)
  if (!found) {
    // The same epoch with another flight has the credential already, or a newer one of its family.
    if (session.epoch === event.epoch) return [session]
    return [session, { type: 'revoke', credential }]
  }
  const { phase } = found
  const version = event.version ?? session.version
  const user = event.user ?? phase.user
  if (phase.user !== null && user !== null && user.id !== phase.user.id) {
    return signIn({ ...session, version }, { credential, user, receivedAt: at })
  }
  const next: ActivePhase<U> = {
    type: 'active',
    credential,
    receivedAt: at,
    user: phase.user !== null && sameUser(phase.user, user) ? phase.user : user,
    refreshedAt: at.wall,
    renewal: { type: 'idle' },
  }
  return [{ ...session, version, phase: next }]
}

/** Equal profiles keep their reference, so that nothing renders for a renewal (I7). */
function sameUser(a: AuthUser, b: AuthUser | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** A renewal failed in a way that says nothing about the credential. */
export function renewalDelayed<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'renewalDelayed', U>,
): Step<U> {
  const found = live(session, event)
  if (!found) return [session]
  const { phase, renewal } = found
  const { cause, failures, maybeSent, refused } = renewal
  return [
    {
      ...session,
      phase: {
        ...phase,
        renewal: {
          type: 'waiting',
          cause,
          failures: failures + 1,
          maybeSent: maybeSent || event.maybeSent,
          retryAt: event.at.mono + retryDelay(failures, event.random, event.retryAfterMs),
          ...(refused !== undefined && { refused }),
        },
      },
    },
  ]
}

/**
 * A renewal was refused for good. A credential that still serves is kept until it runs out or is
 * refused itself; the others end the session.
 */
export function renewalRefused<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'renewalRefused', U>,
): Step<U> {
  const found = live(session, event)
  if (!found) return [session]
  const { phase, renewal } = found
  const { at, detail } = event
  const { maybeSent } = renewal
  if (renewal.cause === 'rejected' || isExpired(phase, at)) {
    return endedByBackend(session, phase, { at, detail, maybeSent })
  }
  return [
    { ...session, phase: { ...phase, renewal: { type: 'refused', refused: detail, maybeSent } } },
  ]
}
