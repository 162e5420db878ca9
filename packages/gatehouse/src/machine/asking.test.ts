import { expect, test } from 'vitest'
import { seal } from './credential.ts'
import type { Happened } from './event.ts'
import { initialSession } from './session.ts'
import type { Step } from './step.ts'
import { transition } from './transition.ts'

const at = { mono: 1_000, wall: 1_000 }
const credential = seal({ token: 'of old' })
const start: Step = [initialSession]

function after([session]: Step, happened: Happened): Step {
  return transition(session, { ...happened, at })
}

function found(step: Step, type: 'ask' | 'look' | 'nothing'): Step {
  return after(step, { type: 'searchEnded', epoch: step[0].epoch, found: { type } })
}

test('a search that a person does not wait for never leaves the page', () => {
  const [, ...effects] = found(start, 'ask')
  expect(effects).toEqual([{ type: 'acquire', epoch: 0, interactive: false }])
})

test('who asks meanwhile does not cut it short, and is asked for once it has found nobody', () => {
  const wanted = after(found(start, 'ask'), { type: 'loginRequested' })
  expect(wanted).toMatchObject([{ epoch: 0, phase: { login: 'wanted' } }])
  expect(wanted).toHaveLength(1)
  const asked = found(wanted, 'nothing')
  expect(asked[1]).toEqual({ type: 'acquire', epoch: 0, interactive: true })
  expect(found(asked, 'nothing')[0].phase.type).toBe('out')
})

test('who has asked goes on asking past what is refused, and past what cannot be said yet', () => {
  const asked = after(found(start, 'nothing'), { type: 'loginRequested' })
  const { epoch } = asked[0]
  expect(found(asked, 'ask')[1]).toMatchObject({ interactive: true })
  const copy = { type: 'candidate', credential, source: 'copy' } as const
  const validating = after(asked, { type: 'searchEnded', epoch, found: copy })
  const answer = { type: 'refused', detail: 'Dead.' } as const
  const looking = after(validating, { type: 'validationEnded', epoch, answer, random: 0 })
  const [, again] = after(looking, { type: 'recordRead', epoch, record: null })
  expect(again).toEqual({ type: 'acquire', epoch, interactive: true, refused: credential })
})
