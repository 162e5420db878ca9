import fc from 'fast-check'
import { AuthError } from '../../errors.ts'
import { type Credential, seal } from '../../machine/credential.ts'
import type { Effect } from '../../machine/effect.ts'
import type { AuthEvent, Found, Happened } from '../../machine/event.ts'
import { type AuthUser, initialSession, type Session } from '../../machine/session.ts'
import { transition } from '../../machine/transition.ts'

const ada: AuthUser = { id: 'ada' }
const user = fc.constantFrom(ada, { id: 'bob' }, { id: 'ada', name: 'Ada' })
const maybeUser = fc.option(user)
const credential: fc.Arbitrary<Credential> = fc.oneof(
  fc
    .record(
      {
        token: fc.constantFrom('a', 'b', 'c'),
        refreshToken: fc.constantFrom('r', 's'),
        lifetimeMs: fc.constantFrom(1, 60_000, Number.MAX_SAFE_INTEGER),
        refreshAfterMs: fc.constantFrom(1, 45_000),
      },
      { requiredKeys: ['token'] },
    )
    .map(seal),
  fc.constant(seal({ withCredentials: true })),
)
const number = fc.nat({ max: 4 })
const random = fc.double({ min: 0, max: 0.999, noNaN: true })
const error = fc.constant(new AuthError('network', 'No network.', { recoverable: true }))
const detail = fc.constant('Because.')

const found: fc.Arbitrary<Found> = fc.oneof(
  fc.record({
    type: fc.constant('candidate' as const),
    credential,
    source: fc.constantFrom('url' as const, 'parent' as const, 'offered' as const),
  }),
  fc.record({ type: fc.constant('session' as const), credential, user: maybeUser }),
  fc.constant({ type: 'code', code: 'one-time' } as const),
  fc.constantFrom(
    { type: 'look' } as const,
    { type: 'ask' } as const,
    { type: 'nothing' } as const,
  ),
  fc.record({ type: fc.constant('nothing' as const), detail }),
  fc.record({ type: fc.constant('failure' as const), error }),
)

const record = fc.oneof(
  fc.constantFrom(null, 'unreadable' as const),
  fc.record({ type: fc.constant('signedOut' as const), version: number }),
  fc.record({
    type: fc.constant('signedIn' as const),
    version: number,
    credential,
    user: maybeUser,
    lineage: fc.integer({ min: 1, max: 4 }),
    receivedAt: fc.nat({ max: 200_000 }),
  }),
)

const outcome = fc.oneof(
  fc.record({
    type: fc.constant('fresh' as const),
    credential,
    user: fc.option(user, { nil: undefined }),
    isBorrowed: fc.constantFrom(undefined, true),
  }),
  fc.record({
    type: fc.constant('transient' as const),
    retryAfterMs: fc.constantFrom(undefined, 0, 30_000, Number.MAX_SAFE_INTEGER),
    maybeSent: fc.constantFrom(undefined, true, false),
  }),
  fc.record({ type: fc.constant('fatal' as const), detail }),
)

const answer = fc.oneof(
  fc.record({ type: fc.constant('accepted' as const), user }),
  fc.record({ type: fc.constant('refused' as const), detail }),
  fc.record({
    type: fc.constant('unreachable' as const),
    error,
    retryAfterMs: fc.constantFrom(undefined, 5_000),
  }),
  fc.constant(undefined),
)

/** Every kind of event. One that is missing here does not compile. */
const events: {
  readonly [T in Happened['type']]: fc.Arbitrary<Extract<Happened, { readonly type: T }>>
} = {
  searchEnded: fc.record({ type: fc.constant('searchEnded'), epoch: number, found }),
  validationEnded: fc.record({
    type: fc.constant('validationEnded'),
    epoch: number,
    answer,
    random,
  }),
  timePassed: fc.record({ type: fc.constant('timePassed'), online: fc.boolean() }),
  networkReturned: fc.record({ type: fc.constant('networkReturned') }),
  renewalRequested: fc.record(
    { type: fc.constant('renewalRequested'), rejected: credential },
    { requiredKeys: ['type'] },
  ),
  renewalEnded: fc.record(
    {
      type: fc.constant('renewalEnded'),
      epoch: number,
      flight: number,
      outcome,
      version: number,
      random,
    },
    { requiredKeys: ['type', 'epoch', 'flight', 'outcome', 'random'] },
  ),
  recordRead: fc.record(
    {
      type: fc.constant('recordRead'),
      epoch: number,
      record,
      flight: number,
      copy: fc.option(credential),
    },
    { requiredKeys: ['type', 'epoch', 'record'] },
  ),
  recordWritten: fc.record(
    {
      type: fc.constant('recordWritten'),
      version: number,
      written: fc.record({ epoch: number, lineage: number }),
    },
    { requiredKeys: ['type', 'version'] },
  ),
  recordErased: fc.record({ type: fc.constant('recordErased') }),
  loginRequested: fc.record({ type: fc.constant('loginRequested') }),
  credentialOffered: fc.record(
    { type: fc.constant('credentialOffered'), credential, user },
    { requiredKeys: ['type', 'credential'] },
  ),
  credentialWithdrawn: fc.record({ type: fc.constant('credentialWithdrawn') }),
  authorityChanged: fc.record({ type: fc.constant('authorityChanged') }),
  authorityLeft: fc.record({ type: fc.constant('authorityLeft'), detail }),
  callbackReceived: fc.record({ type: fc.constant('callbackReceived'), found }),
  logoutRequested: fc.record({ type: fc.constant('logoutRequested') }),
  logoutEnded: fc.record({ type: fc.constant('logoutEnded'), epoch: number }),
}

const happened: fc.Arbitrary<Happened> = fc.oneof(...Object.values(events))
/** The clocks go on between two events, the wall clock by leaps and backwards too. */
const event = fc
  .tuple(happened, fc.nat({ max: 70_000 }), fc.integer({ min: -90_000, max: 90_000 }))
  .map(([what, mono, wall]) => ({ what, mono, wall }))
/** One life of a session. */
export const sessionLife: fc.Arbitrary<readonly Incident[]> = fc.array(event, { maxLength: 24 })

/** What happens, and how far the clocks go before it, in milliseconds. */
export interface Incident {
  readonly what: Happened
  readonly mono: number
  readonly wall: number
}

/** One step of a life. */
export interface Moment {
  readonly before: Session
  readonly event: AuthEvent
  readonly after: Session
  readonly effects: readonly Effect[]
}

/** Lives through events; epochs and flights of an event count back from the present ones. */
export function live(incidents: readonly Incident[]): readonly Moment[] {
  let session: Session = initialSession
  let mono = 0
  return incidents.map(({ what, mono: passed, wall }) => {
    mono += passed
    const at = { mono, wall: 1_000_000 + mono + wall }
    const before = session
    const event = { ...aimed(what, before), at } as AuthEvent
    const [after, ...effects] = transition(before, event)
    session = after
    return { before, event, after, effects }
  })
}

function aimed(what: Happened, { epoch, flights }: Session): Happened {
  return {
    ...what,
    ...('epoch' in what && { epoch: Math.max(0, epoch - Math.max(0, what.epoch - 2)) }),
    ...('flight' in what && { flight: Math.max(0, flights - Math.max(0, (what.flight ?? 0) - 2)) }),
  }
}
