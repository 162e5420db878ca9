import { expect, test } from 'vitest'
import { describeEntry } from './describeEntry.ts'

test('a step of the session says from where, to where and why', () => {
  const line = describeEntry({
    level: 'info',
    event: 'session.renewalEnded',
    detail: { from: 'active', to: 'out', epoch: 2, reason: 'revoked' },
  })

  expect(line).toEqual({
    title: 'The session could not be renewed',
    detail: 'active → out · reason: revoked',
    tone: 'bad',
  })
})

test('the same event reads differently by where it led', () => {
  const led = (to: string) =>
    describeEntry({
      level: 'info',
      event: 'session.validationEnded',
      detail: { from: 'validating', to },
    })

  expect(led('active')?.tone).toBe('good')
  expect(led('finding')).toMatchObject({
    title: 'The token was refused: asks for another',
    detail: 'validating → finding',
    tone: 'warn',
  })
})

test('an event without words of its own is spelled out', () => {
  const line = describeEntry({ level: 'warn', event: 'ledger.unreadable', message: 'Why.' })

  expect(line).toEqual({ title: 'Ledger unreadable', detail: 'Why.', tone: 'warn' })
})

test('a clock that was looked at in vain is not worth a line', () => {
  const detail = { from: 'active', to: 'active', epoch: 1 }

  expect(describeEntry({ level: 'debug', event: 'session.timePassed', detail })).toBeUndefined()
  expect(
    describeEntry({ level: 'info', event: 'session.timePassed', detail: { ...detail, to: 'out' } }),
  ).toMatchObject({ detail: 'active → out' })
})

test('an error in the detail shows its sentence, and nothing but what is known to be harmless', () => {
  const detail = { name: 'AuthError', message: 'No answer.', code: 'timeout', request: 'secret' }

  expect(describeEntry({ level: 'error', event: 'effect.renew-threw', detail })).toEqual({
    title: 'Effect renew threw',
    detail: 'code: timeout · No answer.',
    tone: 'bad',
  })
})
