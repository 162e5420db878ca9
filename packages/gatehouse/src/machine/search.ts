import { AuthError } from '../errors.ts'
import { asking } from './asking.ts'
import type { EventOf, Found } from './event.ts'
import type { Instant } from './instant.ts'
import type { Validation } from './outcome.ts'
import { startRenewal } from './renewal.ts'
import { LONGEST_RETRY_MS, retryDelay } from './schedule.ts'
import type { ActivePhase, AuthUser, CandidateSource, Phase, Session } from './session.ts'
import { finding, signIn } from './signIn.ts'
import { ended } from './signOut.ts'
import type { Step } from './step.ts'
import { validationFailed } from './validation.ts'

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
      const { login } = phase.type === 'finding' ? phase : {}
      return [
        {
          ...session,
          phase: { type: 'validating', credential, source, receivedAt: at, failures: 0, login },
        },
        { type: 'validate', epoch, credential },
      ]
    }
    case 'session': {
      const { credential, user, isBorrowed } = found
      return signIn(session, { credential, user, receivedAt: at, isBorrowed })
    }
    case 'code':
      return [finding(session, 'exchanging'), { type: 'exchange', epoch, code: found.code }]
    case 'look':
      return [finding(session, 'looking'), { type: 'readRecord', epoch, withCopy: true }]
    case 'ask':
      return asking(session)
    case 'nothing': {
      if (phase.type === 'finding' && phase.login === 'wanted') return asking(session)
      const { detail } = found
      // Where nobody ever was signed in, there is nothing to explain.
      if (detail === undefined && epoch === 0) return [{ ...session, phase: { type: 'out' } }]
      return [ended(session, 'no-credential', { at, detail })]
    }
    case 'failure':
      return [{ ...session, phase: { type: 'failed', error: found.error } }]
  }
}

/** A credential that nobody waits for any more is given back, unless others use it too. */
function late<U extends AuthUser>(session: Session<U>, found: Found<U>): Step<U> {
  if (found.type !== 'candidate' && found.type !== 'session') return [session]
  const isOthers = found.type === 'candidate' ? isBorrowed(found.source) : found.isBorrowed
  if (isOthers) return [session]
  return [session, { type: 'revoke', credential: found.credential }]
}

/** Whether other code keeps the candidate as its own. */
export function isBorrowed(source: CandidateSource): boolean {
  return source === 'stored' || source === 'copy'
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
  const start = { credential, receivedAt, isBorrowed: isBorrowed(source) }
  switch (answer?.type) {
    case undefined:
      return signIn(session, { ...start, user: null })
    case 'accepted':
      return signIn(session, { ...start, user: answer.user })
    case 'refused':
      return candidateRefused(session, phase, { detail: answer.detail, at })
    case 'unreachable': {
      const { error, retryAfterMs } = answer
      // A person looks at a page that signs in: a wish for a longer rest is not theirs.
      const wait = Math.min(retryDelay(phase.failures, random, retryAfterMs), LONGEST_RETRY_MS)
      return validationFailed(session, phase, { error, retryAt: at.mono + wait })
    }
  }
}

/** What follows the refusal of a candidate depends on where it came from. */
function candidateRefused<U extends AuthUser>(
  session: Session<U>,
  { source, credential, login }: Extract<Phase<U>, { readonly type: 'validating' }>,
  { detail, at }: { readonly detail: string; readonly at: Instant },
): Step<U> {
  const { epoch } = session
  switch (source) {
    case 'url':
      // Another one is looked for, once: what the parent gave is all that there is.
      return asking(session)
    case 'copy':
      // Other code has left it behind. What this library has written itself may be newer.
      return [
        { ...session, phase: { type: 'finding', step: 'looking', refused: credential, login } },
        { type: 'dropCopy', credential },
        { type: 'readRecord', epoch },
      ]
    case 'stored':
      return [ended(session, 'no-credential', { at, detail })]
    case 'parent':
    case 'offered': {
      const error = new AuthError('credential-refused', detail, { recoverable: true })
      return [{ ...session, phase: { type: 'failed', error } }]
    }
  }
}

/** A session that began without knowing its person learns of them. */
function identified<U extends AuthUser>(
  session: Session<U>,
  phase: ActivePhase<U>,
  answer: Validation<U> | undefined,
): Step<U> {
  if (answer?.type === 'refused') return startRenewal(session, phase, 'rejected')
  if (answer?.type !== 'accepted' || phase.user !== null) return [session]
  const { credential, receivedAt, renewal } = phase
  const { user } = answer
  const next = { ...session, phase: { ...phase, user } }
  // A credential that is about to be used up is not written down any more.
  if (renewal.type === 'running') return [next]
  const { epoch, version } = session
  const persist = { epoch, version, credential, receivedAt, user, begins: false } as const
  // Another session may stand there by now.
  return [next, { ...persist, type: 'persist', isCautious: true }]
}

/**
 * A person wants in: ask for a credential. Somebody who is signed in is left alone. A search that is
 * under way is not cut short, as it may find one; only then is the page left.
 */
export function loginRequested<U extends AuthUser>(session: Session<U>): Step<U> {
  const { phase } = session
  switch (phase.type) {
    case 'starting':
    case 'active':
      return [session]
    case 'finding':
    case 'validating':
      return [phase.login ? session : { ...session, phase: { ...phase, login: 'wanted' } }]
    default: {
      const epoch = session.epoch + 1
      const wanted = { type: 'finding', step: 'asking', login: 'wanted' } as const
      return asking({ ...session, epoch, phase: wanted })
    }
  }
}

/**
 * Whoever gives the credential has another one. Somebody who is signed in goes on with it, once it is
 * known whose it is; everybody else looks anew.
 */
export function authorityChanged<U extends AuthUser>(session: Session<U>): Step<U> {
  const { phase } = session
  switch (phase.type) {
    case 'active':
      // A flight that is under way asks for what is not the last word any more.
      return startRenewal(session, { ...phase, renewal: { type: 'idle' } }, 'rejected')
    case 'starting':
    case 'leaving':
      return [session]
    default:
      return asking({ ...finding(session, 'asking'), epoch: session.epoch + 1 })
  }
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
  const { phase } = session
  const { type } = phase
  if (type === 'active' || type === 'validating' || type === 'leaving') return [session]
  if (type === 'finding' && phase.step === 'exchanging') return [session]
  const epoch = session.epoch + 1
  const looking = { ...finding(session, 'looking'), epoch }
  return searchEnded(looking, { type: 'searchEnded', at, epoch, found })
}
