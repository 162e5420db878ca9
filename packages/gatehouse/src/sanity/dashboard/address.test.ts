import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

const APP = 'https://app.example/'
const context = (fields: object) => `_context=${encodeURIComponent(JSON.stringify(fields))}`
const codeIn = (suffix: string) => readAddress(APP + suffix).code
const cleanOf = (suffix: string) => readAddress(APP + suffix).cleanHref.slice(APP.length)

test('a token in the hash is found and taken out', () => {
  expect(codeIn('#token=sk-T')).toEqual({ type: 'token', token: 'sk-T' })
  expect(cleanOf('#token=sk-T')).toBe('')
  expect(cleanOf('#token=sk-T&withSid=true&sid=S')).toBe('')
})

test('a session id is found in the hash, then in the query, then in _context', () => {
  const inContext = context({ mode: 'core-ui', sid: 'C' })
  expect(codeIn(`?sid=Q&${inContext}#sid=H`)).toEqual({ type: 'sid', sid: 'H' })
  expect(codeIn(`?sid=Q&${inContext}`)).toEqual({ type: 'sid', sid: 'Q' })
  expect(codeIn(`?${inContext}`)).toEqual({ type: 'sid', sid: 'C' })
})

test('a token goes before every session id', () => {
  expect(codeIn('?sid=Q#sid=H&token=sk-T')).toEqual({ type: 'token', token: 'sk-T' })
})

test.each([
  ['#/route?x=1'],
  ['#/route?x=1&y=a%20b+c'],
  ['#/docs/%E2%9C%93;mode=a=b'],
  ['#/reset?token=THE-APPS-OWN'],
  ['#section'],
  ['?url=https%3A%2F%2Fother.example&x=1'],
  ['?flag&empty=&a=b%20c+d#/r'],
  ['?'],
  ['#'],
  ['?x=#'],
])("%s is the app's own, and stays letter for letter (W11)", (suffix) => {
  expect(codeIn(suffix)).toEqual({ type: 'none' })
  expect(cleanOf(suffix)).toBe(suffix)
})

test.each([
  ['#/route?x=1&token=sk-T', '#/route?x=1'],
  ['#/route&token=sk-T', '#/route'],
  ['#token=sk-T&/route?x=1', '#/route?x=1'],
  ['?url=%2Fa&flag&q=a%20b+c&sid=S&z=#/r', '?url=%2Fa&flag&q=a%20b+c&z=#/r'],
  ['?sid=S', ''],
  ['?sid=S&sid=S2#sid=S3', ''],
  ['?%73id=S#t%6Fken=sk-T', ''],
])('%s without its secrets is %s (W11)', (dirty, clean) => {
  expect(cleanOf(dirty)).toBe(clean)
})

test('the session id of _context goes, and all else that stands there stays', () => {
  const fields = { mode: 'core-ui', orgId: 'o1', later: { deep: [1] } }
  const clean = new URL(
    readAddress(`${APP}?a=1&${context({ ...fields, sid: 'S' })}&b=2#/r`).cleanHref,
  )
  expect(JSON.parse(clean.searchParams.get('_context') ?? '')).toEqual(fields)
  expect(clean.search).toMatch(/^\?a=1&_context=.*&b=2$/)
  expect(clean.hash).toBe('#/r')
})

test.each([
  ['a sid that is no string', context({ mode: 'x', sid: 5 })],
  ['another field that is wrong', context({ mode: 5, sid: 'CANARY' })],
  ['JSON that was cut off', '_context=%7B%22sid%22%3A%22CANARY'],
  ['an escaped name', '_context=%7B%22\\u0073id%22%3A%22CANARY%22%7D'],
  ['a second one', `${context({ mode: 'x' })}&${context({ sid: 'CANARY' })}`],
  ['5,000 characters', context({ sid: 'CANARY', filler: 'x'.repeat(5_000) })],
])('a _context with %s leaves no session id behind', (_, query) => {
  expect(cleanOf(`?${query}`)).not.toMatch(/CANARY|sid/)
})

test('encoded values are decoded, and a plus in a token is a plus', () => {
  expect(codeIn('#token=a%2Fb%3D%3D')).toEqual({ type: 'token', token: 'a/b==' })
  expect(codeIn('#token=a+b')).toEqual({ type: 'token', token: 'a+b' })
  expect(codeIn('?sid=a%2Fb+c')).toEqual({ type: 'sid', sid: 'a/b c' })
})

test.each([
  ['two tokens', '#token=sk-A&token=sk-B'],
  ['the same token twice', '#token=sk-A&token=sk-A'],
  ['an empty token', '#token='],
  ['a token of 1 MB', `#token=${'x'.repeat(1_048_576)}`],
  ['a token with a line break', '#token=a%0D%0AX-Evil%3A%201'],
  ['a token with letters that no header takes', '#token=%E2%9C%93'],
  ['an empty session id', '?sid='],
  ['a session id of 1 MB', `#sid=${'x'.repeat(1_048_576)}`],
])('%s is malformed, and is taken out all the same (S3)', (_, suffix) => {
  const { code, cleanHref } = readAddress(APP + suffix)
  expect(code).toMatchObject({
    type: 'malformed',
    error: { code: 'url-malformed', recoverable: true },
  })
  expect(cleanHref).toBe(APP)
})

test('a token with a percent sign that means nothing is what it looks like', () => {
  expect(codeIn('#token=a%')).toEqual({ type: 'token', token: 'a%' })
})

test('what is malformed is not repeated in its error (I9)', () => {
  const { code } = readAddress(`${APP}#token=sk-CANARY1&token=sk-CANARY2`)
  expect(JSON.stringify(code) + String(code.type === 'malformed' && code.error)).not.toMatch(
    /CANARY/,
  )
})

test('what is no address holds nothing', () => {
  for (const href of ['', 'nonsense', '/path#token=sk-T']) {
    expect(readAddress(href)).toMatchObject({ code: { type: 'none' }, cleanHref: href })
  }
})

const own = fc.constantFrom(
  'x=1',
  'url=%2Fa',
  'flag',
  'q=a%20b+c',
  '',
  '=',
  'e=',
  'a=b=c',
  '/route',
  '/r?x=1',
)
const secretInQuery = fc.constantFrom(
  'sid=CANARY',
  '%73id=CANARY',
  context({ sid: 'CANARY' }),
  context({ mode: 'm', sid: 'CANARY', other: [1] }),
  context({ mode: 5, sid: 'CANARY' }),
  '_context=%7B%22sid%22:%22CANARY',
)
const secretInHash = fc.constantFrom(
  'token=CANARY',
  't%6Fken=CANARY',
  'sid=CANARY',
  'token=%ZZCANARY',
)
const address = fc
  .tuple(
    fc.array(fc.oneof(own, secretInQuery), { maxLength: 5 }),
    fc.array(fc.oneof(own, secretInHash), { maxLength: 5 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([query, hash, withQuery, withHash]) => {
    const search = withQuery ? `?${query.join('&')}` : ''
    return `${APP}${search}${withHash ? `#${hash.join('&')}` : ''}`
  })

test('cleaning twice is cleaning once, and no secret is ever left', () => {
  fc.assert(
    fc.property(address, (href) => {
      const { cleanHref } = readAddress(href)
      expect(readAddress(cleanHref)).toMatchObject({ code: { type: 'none' }, cleanHref })
      expect(cleanHref).not.toContain('CANARY')
      const { searchParams, hash } = new URL(cleanHref)
      const inHash = new URLSearchParams(hash.slice(1))
      expect([searchParams.has('sid'), inHash.has('token'), inHash.has('sid')]).toEqual([
        false,
        false,
        false,
      ])
    }),
    { numRuns: 2_000 },
  )
})

test('what is not a secret stays, letter for letter and in its order', () => {
  fc.assert(
    fc.property(fc.array(own, { maxLength: 6 }), fc.nat(6), (members, at) => {
      const kept = members.join('&')
      const dirty = [...members.slice(0, at), 'sid=CANARY', ...members.slice(at)].join('&')
      const { cleanHref } = readAddress(`${APP}?${dirty}`)
      expect(cleanHref).toBe(members.length === 0 ? APP : `${APP}?${kept}`)
    }),
  )
})
