import { expect, test } from 'vitest'
import { remainingMs, totp } from './totp.ts'

/** `12345678901234567890`, the secret of the RFC, in Base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('after %i seconds the code is %s (RFC 6238, appendix B)', async (seconds, code) => {
  expect(await totp(SECRET, seconds * 1000)).toBe(code)
})

test('a code serves to the end of its half minute', () => {
  expect([remainingMs(0), remainingMs(29_999), remainingMs(45_000)]).toEqual([30_000, 1, 15_000])
})
