import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveAuthState } from '../authState.ts'
import { live, type Moment, sessionLife } from '../testing/machine/sessionLife.ts'
import { transition } from './transition.ts'

function everyMoment(check: (moment: Moment) => void): void {
  fc.assert(
    fc.property(sessionLife, (incidents) => {
      for (const moment of live(incidents)) check(moment)
    }),
    { numRuns: 2_000 },
  )
}

describe('in every life of a session', () => {
  test('any event in any phase has an answer', () => {
    const phases = new Set<string>()
    everyMoment(({ after, event: { type } }) => phases.add(`${type} ${after.phase.type}`))
    // The generator reaches what it is there for.
    for (const phase of ['finding', 'validating', 'active', 'leaving', 'out', 'failed']) {
      expect([...phases].some((pair) => pair.endsWith(phase))).toBe(true)
    }
  })

  test('neither the epoch nor the number of flights ever goes back', () => {
    everyMoment(({ before, after }) => {
      expect(after.epoch).toBeGreaterThanOrEqual(before.epoch)
      expect(after.flights).toBeGreaterThanOrEqual(before.flights)
    })
  })

  test('an effect carries the present epoch', () => {
    everyMoment(({ after, effects }) => {
      for (const effect of effects) if ('epoch' in effect) expect(effect.epoch).toBe(after.epoch)
    })
  })

  test('a change of person begins a new epoch (I5)', () => {
    everyMoment(({ before, after }) => {
      if (before.phase.type !== 'active' || after.phase.type !== 'active') return
      const { user: former } = before.phase
      const { user: present } = after.phase
      if (former && present && former.id !== present.id) {
        expect(after.epoch).toBeGreaterThan(before.epoch)
      }
    })
  })

  test('whoever leaves a session begins a new epoch', () => {
    everyMoment(({ before, after }) => {
      if (before.phase.type === 'active' && after.phase.type !== 'active') {
        expect(after.epoch).toBeGreaterThan(before.epoch)
      }
    })
  })

  test('nothing but a refusal, a person, an authority, another tab or cleared data ends a session (I4)', () => {
    const ends = new Set([
      'recordRead',
      'logoutRequested',
      'credentialWithdrawn',
      'credentialOffered',
      'authorityLeft',
    ])
    everyMoment(({ before, event: what, after }) => {
      if (before.phase.type !== 'active' || after.phase.type === 'active') return
      const isRefusal = what.type === 'renewalEnded' && what.outcome.type === 'fatal'
      expect(isRefusal || ends.has(what.type)).toBe(true)
    })
  })

  test('a signed-out session holds no credential (I1), and says why once it has begun', () => {
    everyMoment(({ after: { phase, epoch } }) => {
      if (phase.type !== 'out' && phase.type !== 'leaving') return
      expect(phase).not.toHaveProperty('credential')
      if (epoch > 0) expect(phase.reason).toBeDefined()
    })
  })

  test('a running renewal is the latest flight, and the only one of its step', () => {
    everyMoment(({ after, effects }) => {
      const started = effects.filter(({ type }) => type === 'renew')
      expect(started.length).toBeLessThanOrEqual(1)
      const { phase } = after
      if (phase.type === 'active' && phase.renewal.type === 'running') {
        expect(phase.renewal.flight).toBe(after.flights)
      }
    })
  })

  test('what changes nothing keeps its reference, and so does what consumers see (I7)', () => {
    everyMoment(({ before, after, effects }) => {
      const former = deriveAuthState(before.phase)
      const present = deriveAuthState(after.phase, former)
      if (JSON.stringify(former) === JSON.stringify(present)) expect(present).toBe(former)
      if (effects.length === 0 && JSON.stringify(before) === JSON.stringify(after)) {
        expect(deriveAuthState(after.phase, former)).toBe(former)
      }
    })
  })

  test('an event of another epoch changes nothing but what is asked for anew', () => {
    everyMoment(({ before, event: what, after, effects }) => {
      if (!('epoch' in what) || what.epoch === before.epoch) return
      expect(after).toBe(before)
      for (const { type } of effects) expect(['revoke', 'readRecord']).toContain(type)
    })
  })

  test('it is a function: equal sessions and events give equal steps', () => {
    everyMoment(({ before, event: what, after, effects }) => {
      expect(transition(before, what)).toEqual([after, ...effects])
    })
  })
})
