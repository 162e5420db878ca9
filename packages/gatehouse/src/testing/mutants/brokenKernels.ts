import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import { transition } from '../../machine/transition.ts'
import { decidingBy, missing } from './decidingBy.ts'
import type { Mutant } from './mutant.ts'

/** Kernels that decide wrongly. */
export const brokenKernels: readonly Mutant[] = [
  {
    name: 'a transient failure is taken for a refusal',
    noticedBy: ['I4'],
    options: {
      makeStore: decidingBy(() => (session, event) => {
        if (event.type !== 'renewalEnded' || event.outcome.type !== 'transient') {
          return transition(session, event)
        }
        return transition(session, { ...event, outcome: { type: 'fatal', detail: 'No answer.' } })
      }),
    },
  },
  {
    name: 'a sign-out does not begin a new epoch, and late results are taken',
    noticedBy: ['I1', 'I4', 'I5', 'I8'],
    options: {
      makeStore: decidingBy(() => (session, event) => {
        const isLate = 'epoch' in event && event.epoch !== session.epoch
        return transition(session, isLate ? { ...event, epoch: session.epoch } : event)
      }),
    },
  },
  {
    name: 'a renewal sends the first refresh token that the tab ever had',
    noticedBy: ['I2'],
    options: {
      makeStore: decidingBy(() => {
        let first: Credential | undefined
        return (session, event) => {
          const [next, ...effects] = transition(session, event)
          return [
            next,
            ...effects.map((effect) => {
              if (effect.type !== 'renew') return effect
              first ??= effect.credential
              return { ...effect, credential: first }
            }),
          ]
        }
      }),
    },
  },
  {
    name: 'a sign-out leaves the record where it is',
    noticedBy: ['I1'],
    options: {
      makeStore: missing(([session, ...effects]) => [
        session,
        ...effects.filter(({ type }) => type !== 'signOut'),
      ]),
    },
  },
  {
    name: 'a change of person keeps the epoch',
    noticedBy: ['I5'],
    options: {
      makeStore: missing((step, session, { type }) => {
        const [next, ...effects] = step
        if (type !== 'credentialOffered' || session.phase.type !== 'active') return step
        const { epoch } = session
        return [
          { ...next, epoch },
          ...effects.map((effect) => ('epoch' in effect ? { ...effect, epoch } : effect)),
        ]
      }),
    },
  },
  {
    name: 'the record of another person is adopted with the former profile',
    noticedBy: ['I5'],
    options: {
      makeStore: missing((step, { phase: former }, { type }) => {
        const [next, ...effects] = step
        const { phase } = next
        if (type !== 'recordRead' || phase.type !== 'active' || former.type !== 'active') {
          return step
        }
        return [{ ...next, phase: { ...phase, user: former.user } }, ...effects]
      }),
    },
  },
  {
    name: 'an empty token counts as signed in',
    noticedBy: ['I3'],
    options: {
      makeStore: missing((step) => {
        const [next, ...effects] = step
        const { phase } = next
        if (phase.type !== 'active') return step
        return [{ ...next, phase: { ...phase, credential: { token: '' } } }, ...effects]
      }),
    },
  },
  {
    name: 'the reason of a sign-out names the token',
    noticedBy: ['I9'],
    options: {
      makeStore: missing((step, { phase: former }) => {
        const [next, ...effects] = step
        const { phase } = next
        if (phase.type !== 'leaving' || former.type !== 'active') return step
        const { credential } = former
        const detail = isTokenCredential(credential) ? `${credential.token} is signed out.` : ''
        return [{ ...next, phase: { ...phase, reason: { ...phase.reason, detail } } }, ...effects]
      }),
    },
  },
  {
    name: 'cleared data goes unnoticed',
    noticedBy: ['I8'],
    options: {
      makeStore: missing((step, session, event) =>
        event.type === 'recordRead' && event.record === null && session.phase.type === 'active'
          ? [session]
          : step,
      ),
    },
  },
]
