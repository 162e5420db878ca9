import { AuthError } from '../errors.ts'
import type { EventOf, Found } from './event.ts'
import type { Validation } from './outcome.ts'
import { startRenewal } from './renewal.ts'
import { retryDelay } from './schedule.ts'
import type { ActivePhase, AuthUser, Session } from './session.ts'
import { signIn } from './signIn.ts'
import { ended } from './signOut.ts'
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
      // Where nobody ever was signed in, there is nothing to explain.
      if (detail === undefined) return [{ ...session, phase: { type: 'out' } }]
      return [ended(session, 'no-credential', { at, detail })]
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

/** The backend said whose the credential is, or that it is nobody's, or nothing. */
export function validationEnded<U extends AuthUser>(
  session: Session<U>,
  { epoch, answer, random, at }: EventOf<'validationEnded', U>,
): Step<U> {
  const { phase } = session
  if (epoch !== session.epoch) return [session]
  if (phase.type === 'active') return identified(session, phase, answer)
  if (phase.type !== 'validating') return [session]
  const { credential, receivedAt, source } = phase
  switch (answer.type) {
    case 'accepted':
      return signIn(session, { credential, receivedAt, user: answer.user })
    case 'refused': {
      // Another one is looked for, once: what the parent gave is all that there is.
      if (source === 'url') return [finding(session), { type: 'acquire', epoch }]
      const error = new AuthError('credential-refused', answer.detail, { recoverable: true })
      return [{ ...session, phase: { type: 'failed', error } }]
    }
    case 'unreachable': {
      const failures = phase.failures + 1
      if (failures >= MAX_VALIDATION_FAILURES) {
        return [{ ...session, phase: { type: 'failed', error: answer.error } }]
      }
      const retryAt = at.mono + retryDelay(phase.failures, random, answer.retryAfterMs)
      return [{ ...session, phase: { ...phase, failures, retryAt } }]
    }
  }
}

/** A session that began without knowing its person learns of them. */
function identified<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  answer: Validation<U>,
): Step<U> {
  if (answer.type === 'refused') return startRenewal(session, phase, 'rejected')
  if (answer.type !== 'accepted' || phase.user !== null) return [session]
  const { credential, receivedAt } = phase
  const { user } = answer
  return [
    { ...session, phase: { ...phase, user } },
    { type: 'persist', epoch: session.epoch, credential, receivedAt, user },
  ]
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
