import { expect, test } from 'vitest'
import { describeEntry } from './describeEntry.ts'

test('a step of the session says from where, to where and why', () => {
  const line = describeEntry({
    level: 'info',
    event: 'session.renewalRefused',
    detail: { from: 'active', to: 'out', epoch: 2, reason: 'revoked' },
  })

  expect(line).toEqual({
    title: 'The renewal was refused',
    detail: 'active → out · reason: revoked',
    tone: 'plain',
  })
})

test('an event without a title of its own is spelled out', () => {
  const line = describeEntry({ level: 'warn', event: 'url.credential-ignored', message: 'Why.' })

  expect(line).toEqual({ title: 'Url credential ignored', detail: 'Why.', tone: 'warn' })
})

test('a clock that was looked at in vain is not worth a line', () => {
  const detail = { from: 'active', to: 'active', epoch: 1 }

  expect(describeEntry({ level: 'debug', event: 'session.timePassed', detail })).toBeUndefined()
  expect(
    describeEntry({ level: 'info', event: 'session.timePassed', detail: { ...detail, to: 'out' } }),
  ).toMatchObject({ detail: 'active → out' })
})

test('an error in the detail shows its sentence', () => {
  const detail = { name: 'AuthError', message: 'No answer.', code: 'timeout' }

  expect(describeEntry({ level: 'error', event: 'effect.renew-threw', detail })).toMatchObject({
    title: 'Effect renew threw',
    detail: 'code: timeout · No answer.',
    tone: 'bad',
  })
})
