import { describe, expect, test } from 'vitest'
import { seal } from './credential.ts'
import type { Happened } from './event.ts'
import { initialSession, type Session } from './session.ts'
import { transition } from './transition.ts'

const at = { mono: 1_000, wall: 1_000 }
const credential = seal({ token: 'first' })
const user = { id: 'ada' }

function after(session: Session, ...happened: readonly Happened[]): Session {
  return happened.reduce((present, each) => transition(present, { ...each, at })[0], session)
}

const active = after(initialSession, { type: 'credentialOffered', credential, user })

describe('whoever gives the credential has another one', () => {
  test('somebody who is signed in goes on, and requests wait for it', () => {
    const [next, ...effects] = transition(active, { type: 'authorityChanged', at })
    expect(next).toMatchObject({ epoch: active.epoch, phase: { renewal: { type: 'running' } } })
    expect(effects).toMatchObject([{ type: 'renew', cause: 'rejected' }])
  })

  test('a flight that asks for what is not the last word any more does not count', () => {
    const first = after(active, { type: 'authorityChanged' })
    const second = after(first, { type: 'authorityChanged' })
    const fresh = {
      type: 'renewalEnded',
      epoch: second.epoch,
      outcome: { type: 'fresh', credential: seal({ token: 'late' }), user },
      random: 0,
    } as const
    expect(after(second, { ...fresh, flight: first.flights })).toBe(second)
    const last = after(second, { ...fresh, flight: second.flights })
    expect(last.phase).toMatchObject({ type: 'active', renewal: { type: 'idle' } })
  })

  test('everybody else looks anew, without leaving the page for it', () => {
    const out = after(active, { type: 'authorityLeft' })
    const [next, ...effects] = transition(out, { type: 'authorityChanged', at })
    expect(next.phase).toEqual({ type: 'finding', step: 'asking' })
    expect(effects).toEqual([{ type: 'acquire', epoch: out.epoch + 1, interactive: false }])
  })

  test('who signs out is left alone', () => {
    const leaving = after(active, { type: 'logoutRequested' })
    expect(after(leaving, { type: 'authorityChanged' })).toBe(leaving)
  })
})

test('whoever gives the credential has nobody any more: signed out, and nothing is revoked', () => {
  const [next, ...effects] = transition(active, { type: 'authorityLeft', detail: 'Why.', at })
  expect(next.phase).toMatchObject({
    type: 'out',
    reason: { code: 'signed-out-elsewhere', detail: 'Why.' },
  })
  expect(effects.map(({ type }) => type)).toEqual(['forget'])
})

test('what other code keeps as its own is never revoked where it comes too late', () => {
  for (const source of ['stored', 'copy', 'parent'] as const) {
    const found = { type: 'candidate', credential, source } as const
    const late = { type: 'searchEnded', epoch: 0, found, at } as const
    const [, ...effects] = transition(active, late)
    expect(effects.map(({ type }) => type)).toEqual(source === 'parent' ? ['revoke'] : [])
  }
})

test('the present credential, given again, is no renewal: its time goes on as before', () => {
  const running = after(active, { type: 'renewalRequested', rejected: credential })
  const ended = {
    type: 'renewalEnded',
    epoch: running.epoch,
    flight: running.flights,
    outcome: { type: 'fresh', credential, user, isUnchanged: true },
    random: 0,
  } as const
  const [next, ...effects] = transition(running, { ...ended, at: { mono: 9_000, wall: 9_000 } })
  expect(next.phase).toMatchObject({ type: 'active', receivedAt: at, renewal: { type: 'idle' } })
  expect(next.phase).not.toMatchObject({ refreshedAt: expect.anything() })
  expect(effects).toEqual([])
})
