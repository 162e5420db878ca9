import { expect, test } from 'vitest'
import { challengeOf, isChallenge, isVerifier } from './pkce.ts'

test('the challenge is that of the example in RFC 7636', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
  expect(await challengeOf(verifier)).toBe(challenge)
  expect(isVerifier(verifier)).toBe(true)
  expect(isChallenge(challenge)).toBe(true)
})

test.each(['', 'x'.repeat(42), 'x'.repeat(129), `${'x'.repeat(43)}+`, `${'x'.repeat(43)}=`])(
  '"%s" is no verifier',
  (text) => {
    expect(isVerifier(text)).toBe(false)
  },
)

test.each([null, '', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`])(
  '%j is no challenge',
  (text) => {
    expect(isChallenge(text)).toBe(false)
  },
)
