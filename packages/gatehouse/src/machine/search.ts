import { AuthError } from '../errors.ts'
import type { EventOf, Found } from './event.ts'
import { startRenewal } from './renewal.ts'
import { retryDelay } from './schedule.ts'
import type { AuthUser, Session } from './session.ts'
import { signIn } from './signIn.ts'
import type { Step } from './step.ts'

/** A validation that met this many failures in a row is given up, for a person to try again. */
const MAX_VALIDATION_FAILURES = 5

/** A search came to something: follow it, or say that there is nothing. */
export function searchEnded<U extends AuthUser>(
  session: Session<U>,
  event: EventOf<'searchEnded', U>,
): Step<U> {
  const { found, at } = event
  const { epoch, phase } = session
  if (epoch !== event.epoch || (phase.type !== 'starting' && phase.type !== 'finding')) {
    return late(session, found)
  }
  switch (found.type) {
    case 'candidate': {
      const { credential, source } = found
      return [
        {
          ...session,
          phase: { type: 'validating', credential, source, receivedAt: at, failures: 0 },
        },
        { type: 'validate', epoch, credential },
      ]
    }
    case 'session': {
      const { credential, user } = found
      return signIn(session, { credential, user, receivedAt: at })
    }
    case 'code':
      return [
        { ...session, phase: { type: 'finding', exchanging: true } },
        { type: 'exchange', epoch, code: found.code },
      ]
    case 'look':
      return [finding(session), { type: 'readRecord', epoch }]
    case 'ask':
      return [finding(session), { type: 'acquire', epoch }]
    case 'nothing': {
      const { detail } = found
      const reason = { code: 'no-credential' as const, at: at.wall }
      return [
        {
          ...session,
          phase:
            detail === undefined ? { type: 'out' } : { type: 'out', reason: { ...reason, detail } },
        },
      ]
    }
    case 'failure':
      return [{ ...session, phase: { type: 'failed', error: found.error } }]
  }
}

/** A credential that nobody waits for any more is given back. */
function late<U extends AuthUser>(session: Session<U>, found: Found<U>): Step<U> {
  if (found.type !== 'candidate' && found.type !== 'session') return [session]
  return [session, { type: 'revoke', credential: found.credential }]
}

function finding<U extends AuthUser>(session: Session<U>): Session<U> {
  return { ...session, phase: { type: 'finding', exchanging: false } }
}

/** The backend knows the credential, and says whose it is. */
export function credentialAccepted<U extends AuthUser>(
  session: Session<U>,
  { epoch, user }: EventOf<'credentialAccepted', U>,
): Step<U> {
  const { phase } = session
  if (epoch !== session.epoch) return [session]
  if (phase.type === 'validating') {
    const { credential, receivedAt } = phase
    return signIn(session, { credential, receivedAt, user })
  }
  if (phase.type !== 'active' || phase.user !== null) return [session]
  const { credential, receivedAt } = phase
  return [
    { ...session, phase: { ...phase, user } },
    { type: 'persist', epoch, credential, receivedAt, user },
  ]
}

/** The backend will not have the candidate: look for another one, once. */
export function credentialRefused<U extends AuthUser>(
  session: Session<U>,
  { epoch, detail }: EventOf<'credentialRefused', U>,
): Step<U> {
  const { phase } = session
  if (epoch !== session.epoch) return [session]
  if (phase.type === 'active') return startRenewal(session, phase, 'rejected')
  if (phase.type !== 'validating') return [session]
  if (phase.source === 'url') return [finding(session), { type: 'acquire', epoch }]
  const error = new AuthError('credential-refused', detail, { recoverable: true })
  return [{ ...session, phase: { type: 'failed', error } }]
}

/** The backend did not say anything about the candidate: ask again, but not for ever. */
export function validationDelayed<U extends AuthUser>(
  session: Session<U>,
  { epoch, error, retryAfterMs, random, at }: EventOf<'validationDelayed', U>,
): Step<U> {
  const { phase } = session
  if (epoch !== session.epoch || phase.type !== 'validating') return [session]
  const failures = phase.failures + 1
  if (failures >= MAX_VALIDATION_FAILURES) {
    return [{ ...session, phase: { type: 'failed', error } }]
  }
  const retryAt = at.mono + retryDelay(phase.failures, random, retryAfterMs)
  return [{ ...session, phase: { ...phase, failures, retryAt } }]
}

/** A person wants in: ask for a credential. Somebody who is signed in, or about to be, is left alone. */
export function loginRequested<U extends AuthUser>(session: Session<U>): Step<U> {
  const { type } = session.phase
  if (type !== 'out' && type !== 'failed' && type !== 'leaving') return [session]
  const epoch = session.epoch + 1
  return [
    { ...finding(session), epoch },
    { type: 'acquire', epoch },
  ]
}

/** The app brings a credential of its own. It takes the place of whatever there was. */
export function credentialOffered<U extends AuthUser>(
  session: Session<U>,
  { credential, user, at }: EventOf<'credentialOffered', U>,
): Step<U> {
  if (user !== undefined) return signIn(session, { credential, user, receivedAt: at })
  const epoch = session.epoch + 1
  return [
    {
      ...session,
      epoch,
      phase: { type: 'validating', credential, source: 'offered', receivedAt: at, failures: 0 },
    },
    { type: 'validate', epoch, credential },
  ]
}

/**
 * An address brought a credential, or a code for one. A session that stands, or is being made, is
 * not given up for a link that anybody could have sent (S2).
 */
export function callbackReceived<U extends AuthUser>(
  session: Session<U>,
  { at, found }: EventOf<'callbackReceived', U>,
): Step<U> {
  const { type } = session.phase
  if (type === 'active' || type === 'validating' || type === 'leaving') return [session]
  const epoch = session.epoch + 1
  return searchEnded({ ...finding(session), epoch }, { type: 'searchEnded', at, epoch, found })
}
