import { createAuthStore, serverEnvironment } from 'gatehouse'
import { expect, test } from 'vitest'
import { createEventLog } from './eventLog.ts'
import { logRenewals } from './logRenewals.ts'

test('a renewal is a line, and neither the sign-in before it nor the sign-out after it is', async () => {
  const log = createEventLog()
  const authStore = createAuthStore({
    environment: serverEnvironment(),
    strategy: {
      name: 'test',
      persistence: 'none',
      start: () => ({ type: 'session', credential: { token: 'first' }, user: { id: 'ada' } }),
      refresh: async () => ({ type: 'fresh', credential: { token: 'second' } }),
    },
    start: 'on-subscribe',
  })
  const stop = logRenewals(authStore, log)
  expect(authStore.getState().type).toBe('logged-in')
  expect(log.lines()).toEqual([])

  await authStore.refresh()
  await authStore.logout()
  stop()
  authStore.dispose()

  expect(log.lines().map(({ title }) => title)).toEqual(['The token was renewed'])
})
