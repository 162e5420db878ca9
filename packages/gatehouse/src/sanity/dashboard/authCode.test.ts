/** The seed's own function, by itself: S1, S3, S6. */
import { expect, test } from 'vitest'
import type { Frame } from '../../ports/frame.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { fakePage } from '../testing/fakePage.ts'
import { getAuthCode } from './authCode.ts'

const peer = { post() {}, subscribe: () => () => {} }
const FRAMES: Readonly<Record<string, Frame>> = {
  none: { parent: () => null, parentOrigin: () => null },
  vouched: { parent: () => peer, parentOrigin: () => 'https://www.sanity.io' },
  strange: { parent: () => peer, parentOrigin: () => 'https://evil.example' },
  opaque: { parent: () => peer, parentOrigin: () => 'null' },
  unnamed: { parent: () => peer, parentOrigin: () => null },
}

function read(frame: string, suffix: string, href?: string) {
  const page = fakePage(`https://app.example/${suffix}`)
  const environment = serverEnvironment({ page, ...(FRAMES[frame] && { frame: FRAMES[frame] }) })
  const allowOrigin = (origin: string) => origin === 'https://www.sanity.io'
  const code = getAuthCode({ environment, allowOrigin, href })
  return { code, page }
}

test('below an allowed parent that the browser vouches for, a code is taken as it is', () => {
  expect(read('vouched', '#token=sk-T').code).toEqual({ type: 'token', token: 'sk-T' })
  expect(read('vouched', '?sid=S').code).toEqual({ type: 'sid', sid: 'S' })
  expect(read('vouched', '').code).toEqual({ type: 'none' })
})

test('below a parent that nobody vouches for, a token is unproven and a session id is nothing', () => {
  expect(read('unnamed', '#token=sk-T').code).toEqual({ type: 'unproven', token: 'sk-T' })
  expect(read('unnamed', '?sid=S').code).toEqual({ type: 'none' })
})

test.each(['none', 'strange', 'opaque'])(
  'with a parent of kind %s, every code is refused',
  (frame) => {
    for (const suffix of ['#token=sk-T', '?sid=S', '', '#token=a&token=b']) {
      expect(read(frame, suffix).code).toMatchObject({
        type: 'refused',
        error: { code: 'parent-not-allowed' },
      })
    }
  },
)

test.each(Object.keys(FRAMES))(
  'with a parent of kind %s, the address is clean afterwards',
  (frame) => {
    const { page } = read(frame, '?x=1&sid=S#/r&token=sk-T')
    expect(page.href()).toBe('https://app.example/?x=1#/r')
  },
)

test('an address that is clean is left alone: no entry is written for nothing', () => {
  expect(read('vouched', '?x=1#/r').page.addresses).toHaveLength(1)
})

test("another address may be read; the page's own is cleaned all the same", () => {
  const { code, page } = read('vouched', '#token=sk-PAGE', 'https://app.example/#token=sk-GIVEN')
  expect(code).toEqual({ type: 'token', token: 'sk-GIVEN' })
  expect(page.href()).toBe('https://app.example/')
})
