import { expect, test } from 'vitest'
import { isStamped, tokenCredential } from './stampedToken.ts'

test.each(['sk-A-st', 'sk-FROMSID-st1', 'skAbC123-st42', 'sk-x-stA7'])('%s is stamped', (token) => {
  expect(isStamped(token)).toBe(true)
})

test.each([
  'sk-stage-abc',
  'sk-stage-abc123',
  'sk-strategy-1',
  'skAbC-st1-more',
  'sk-A-ST',
  'sk-A-start',
  'sk-A_st1',
  'st1',
  'sk-Ast1',
  '',
])('%j is not stamped (W04, W32)', (token) => {
  expect(isStamped(token)).toBe(false)
})

test('a stamped token is due every 12 hours, another one never', () => {
  expect(tokenCredential('sk-A-st1')).toMatchObject({ refreshAfterMs: 43_200_000 })
  expect(tokenCredential('sk-A').refreshAfterMs).toBeUndefined()
  expect(tokenCredential('sk-A').lifetimeMs).toBeUndefined()
})

test('a credential prints no token (S9)', () => {
  expect(JSON.stringify({ credential: tokenCredential('sk-CANARY-st1') })).not.toContain('CANARY')
})
