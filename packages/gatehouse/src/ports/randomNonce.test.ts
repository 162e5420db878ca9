import { expect, test, vi } from 'vitest'
import { randomNonce } from './randomNonce.ts'

test('a nonce has 128 bits or more, and none comes twice', () => {
  const nonces = Array.from({ length: 1_000 }, randomNonce)
  expect(new Set(nonces).size).toBe(1_000)
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/)
})

test('a page on plain http gets one too (W29)', () => {
  const { getRandomValues } = crypto
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })
  expect(randomNonce()).toHaveLength(32)
  vi.unstubAllGlobals()
})
