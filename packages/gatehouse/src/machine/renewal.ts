import { AuthError } from '../errors.ts'
import { afterNotice, afterRefusal, toTryAgain } from './afterFlight.ts'
import { type Credential, sameCredential } from './credential.ts'
import type { EventOf } from './event.ts'
import type { Instant } from './instant.ts'
import type { RefreshOutcome } from './outcome.ts'
import { isDue, isExpired, LONGEST_RETRY_MS, retryDelay } from './schedule.ts'
import type { ActivePhase, AuthUser, RenewalCause, Session } from './session.ts'
import { asked, signIn } from './signIn.ts'
import { endedByBackend } from './signOut.ts'
import type { Step } from './step.ts'
import { askAgain, validationFailed } from './validation.ts'

/** Starts a flight; whatever an earlier one has met goes with it. */
export function startRenewal<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  cause: RenewalCause,
): Step<U> {
  const { renewal, credential, user } = phase
  if (renewal.type === 'running') {
    if (cause !== 'rejected' || renewal.cause === 'rejected') return [session]
    if (renewal.cause === 'noticed') {
      // That flight looks elsewhere. What is refused here has to be renewed itself.
      return startRenewal(session, { ...phase, renewal: { type: 'idle' } }, cause)
    }
    return [{ ...session, phase: { ...phase, renewal: { ...renewal, cause } } }]
  }
  const flight = session.flights + 1
  const refused = renewal.type === 'idle' ? undefined : renewal.refused
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
          refused,
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
      refused,
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
      if (event.unasked || !isDue(phase, event.at)) break
      return event.online ? startRenewal(session, phase, 'due') : pausedBy(session, event.at)
    case 'refused':
      if (!isExpired(phase, event.at)) break
      return startRenewal(session, phase, 'rejected')
    case 'waiting':
      if (event.at.mono < renewal.retryAt) break
      if (!event.online) return pausedBy(session, event.at)
      return startRenewal(session, phase, renewal.cause)
    case 'running':
      break
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
  const { phase } = session
  if (phase.type !== 'validating' || phase.retryAt === undefined || at.mono < phase.retryAt) {
    return [session]
  }
  if (online) return askAgain(session, phase)
  // Somebody waits for this: offline counts as a failure, so that it comes to an end.
  const message = 'There is no network. Check the connection and try again.'
  const error = new AuthError('network', message, { recoverable: true })
  return validationFailed(session, phase, { error, retryAt: at.mono + LONGEST_RETRY_MS })
}

/** A tab that slept may have missed what the others said. */
function lookAround<U extends AuthUser>(session: Session<U>): Step<U> {
  const { epoch, phase } = session
  if (phase.type === 'leaving' || phase.type === 'finding') return [session]
  return [session, { type: 'readRecord', epoch }]
}

/** The network is back: what waits for it goes on at once. */
export function networkReturned<U extends AuthUser>(
  session: Session<U>,
  { at, unasked }: EventOf<'networkReturned', U>,
): Step<U> {
  const { phase, epoch } = session
  if (phase.type === 'validating' && phase.retryAt !== undefined) {
    return askAgain(session, phase)
  }
  if (phase.type !== 'active') return [session]
  if (phase.renewal.type === 'waiting') {
    return startRenewal(session, phase, phase.renewal.cause)
  }
  if (phase.user === null)
    return [session, { type: 'validate', epoch, credential: phase.credential }]
  return timePassed(session, { type: 'timePassed', at, online: true, unasked })
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

/** A flight came back. */
export function renewalEnded<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'renewalEnded', U>,
): Step<U> {
  const { phase, epoch } = session
  const { outcome, at, flight } = event
  if (epoch !== event.epoch) {
    // It belongs to a session that is over: what it brought is not wanted any more.
    // Once it is written down, it is the other tabs' session.
    if (outcome.type !== 'fresh' || outcome.isBorrowed || event.version) return [session]
    return [session, { type: 'revoke', credential: outcome.credential }]
  }
  // Another flight of the same session has the credential already, or a newer one of its family.
  if (phase.type !== 'active' || phase.renewal.type !== 'running') return [session]
  const { renewal } = phase
  if (renewal.flight !== flight) return [session]
  switch (outcome.type) {
    case 'fresh':
      if (outcome.isUnchanged) return unchanged(session, phase, { ...outcome, at })
      return renewed(session, phase, { ...outcome, at, version: event.version })
    case 'transient': {
      // What was noticed elsewhere can wait for better news; the session has to renew itself meanwhile.
      if (renewal.cause === 'noticed') return [afterNotice(session, phase, renewal)]
      const { failures } = renewal
      const retryAt = at.mono + retryDelay(failures, event.random, outcome.retryAfterMs)
      const next = toTryAgain(renewal, { retryAt, mayHaveArrived: outcome.maybeSent !== false })
      return [{ ...session, phase: { ...phase, renewal: next } }]
    }
    case 'fatal':
      return afterRefusal(session, phase, { renewal, at, detail: outcome.detail })
  }
}

/**
 * The backend takes the present credential, whatever it has refused: its time goes on as before, and
 * nobody is told of a renewal. One that has run out all the same cannot be renewed.
 */
function unchanged<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  { at, ...outcome }: Extract<RefreshOutcome<U>, { type: 'fresh' }> & { readonly at: Instant },
): Step<U> {
  const { user = phase.user ?? undefined } = outcome
  if (phase.user !== null && user?.id !== phase.user.id)
    return renewed(session, phase, { ...outcome, at })
  if (isExpired(phase, at)) {
    const detail = 'It ran out, and there is no other.'
    return endedByBackend(session, phase, { at, detail, maybeSent: false })
  }
  const next = { ...phase, user: user ?? null, renewal: { type: 'idle' as const } }
  return [{ ...session, phase: sameUser(phase.user, user) ? { ...next, user: phase.user } : next }]
}

function renewed<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  {
    credential,
    at,
    user = phase.user ?? undefined,
    version = session.version,
  }: {
    readonly credential: Credential
    readonly at: Instant
    readonly user?: U | undefined
    readonly version?: number | undefined
  },
): Step<U> {
  if (phase.user !== null && user?.id !== phase.user.id) {
    return signIn({ ...session, version }, { credential, user: user ?? null, receivedAt: at })
  }
  const next: ActivePhase<U> = {
    type: 'active',
    credential,
    receivedAt: at,
    user: sameUser(phase.user, user) ? phase.user : (user ?? null),
    refreshedAt: at.wall,
    renewal: { type: 'idle' },
  }
  return asked({ ...session, version, phase: next })
}

/** Equal profiles keep their reference, so that nothing renders for a renewal (I7). */
function sameUser(a: AuthUser | null, b: AuthUser | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
