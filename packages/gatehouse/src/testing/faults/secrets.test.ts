import { expect, test } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { CANARY } from '../server/createTokenServer.ts'
import { createStage, LIFETIME_MS } from './stage.ts'

/** All that can be read out of a value, the causes of errors too. */
function textOf(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? ''
  return `${value.message} ${value.stack} ${JSON.stringify(value)} ${textOf(value.cause)}`
}

test('I9, S9: a transport that puts the request into its errors tells no log line of it', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.network.fault({ type: 'lose' })
  await stage.world.advance(2 * LIFETIME_MS)
  const log = stage.actor().tab.log()
  expect(textOf(log)).toContain('[redacted]')
  expect(textOf(log)).not.toContain(CANARY)
})

test('I9, S11: a sign-out that the server cannot be told of says so, without the token', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.network.fault({ type: 'drop' })
  const out = stage
    .actor()
    .store.logout()
    .catch((error: unknown) => error)
  await stage.world.settle()
  const error = await out
  expect(isAuthError(error, 'revoke-failed')).toBe(true)
  expect(textOf(error)).not.toContain(CANARY)
  expect(stage.types()).toEqual(['logged-out'])
})

test('I9: a backend that echoes the token puts it into no state', async () => {
  const stage = createStage({
    strategy: (strategy) => ({
      ...strategy,
      validate: async (credential) => ({
        type: 'refused',
        detail: `The token ${'token' in credential ? credential.token : ''} is not good.`,
      }),
    }),
  })
  await stage.world.settle()
  const { store } = stage.actor()
  store.setCredential(stage.server.signIn('ada'))
  await stage.world.settle()
  const state = store.getState()
  expect(state).toMatchObject({ type: 'error', error: { code: 'credential-refused' } })
  expect(state.type === 'error' && textOf(state.error)).not.toContain(CANARY)
})
