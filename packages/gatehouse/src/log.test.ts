import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { AuthError } from './errors.ts'
import { redact, redactText } from './log.ts'
import { seal } from './machine/credential.ts'

/** Stands in every secret of this file: what is left of it afterwards is a leak. */
const CANARY = 'canary0123456789'
const JWT = `eyJhbGciOiJIUzI1NiJ9.${CANARY}.${CANARY}`

function written(value: unknown): string {
  const safe = redact(value)
  return `${JSON.stringify(safe)} ${inspect(safe, { depth: 20 })}`
}

describe('by key (S9)', () => {
  const keys = [
    'token',
    'access_token',
    'refreshToken',
    'Authorization',
    'Cookie',
    'set-cookie',
    'sid',
    '_context.sid',
    'code',
    'code_verifier',
    'state',
    'client_secret',
    'password',
    'otp',
    'credential',
    'tokens',
  ]
  test.each(keys)('what stands under %j is taken out, text or not', (key) => {
    expect(redact({ [key]: CANARY })).toEqual({ [key]: '[redacted]' })
    expect(written({ [key]: [CANARY] })).not.toContain(CANARY)
    expect(written({ [key]: { inner: CANARY } })).not.toContain(CANARY)
  })

  test('that there was none is not hidden', () => {
    expect(redact({ token: null })).toEqual({ token: null })
  })

  test('other fields stay as they are', () => {
    const plain = { epoch: 4, to: 'active', isOnline: true, none: undefined, big: 1n }
    expect(redact(plain)).toEqual(plain)
  })
})

describe('by value (S9)', () => {
  const secrets: Readonly<Record<string, string>> = {
    'a bearer header': `Bearer ${CANARY}`,
    'a header with another case and more space': `authorization: bearer   ${CANARY}, next`,
    'basic credentials': `Basic ${CANARY}==`,
    'a query': `https://api.test/data?access_token=${CANARY}&page=2`,
    'a fragment': `https://app.test/#token=${CANARY}`,
    'a later parameter': `/callback?provider=x&code=${CANARY}`,
    'the parameter of a dashboard': `https://app.test/?_context.sid=${CANARY}`,
    'the login state': `/callback?state=${CANARY}`,
    'a JWT in a sentence': `The token ${JWT} is not good.`,
    'an sk token': `sk${CANARY}`,
    'an sk token between quotes': `got "sk-${CANARY}"`,
    'the password in an address': `https://ada:${CANARY}@api.test/data`,
    'JSON in a sentence': `Unexpected end: {"access_token":"${CANARY}","expires":1}`,
    'JSON that was cut off': `Unexpected end: {"user":1,"refreshToken" : "${CANARY}`,
  }
  test.each(Object.entries(secrets))('%s', (_, text) => {
    expect(redactText(text)).not.toContain(CANARY)
    expect(redactText(text)).toContain('[redacted]')
    expect(written({ deep: [[text]] })).not.toContain(CANARY)
  })

  test('several secrets of one text all go, and the rest of it stays', () => {
    const text = `GET /a?token=${CANARY}&page=2 with Bearer ${CANARY} failed after ${JWT}`
    expect(redactText(text)).toBe(
      'GET /a?token=[redacted]&page=2 with Bearer [redacted] failed after [redacted]',
    )
  })

  test('redacting twice is redacting once', () => {
    for (const text of Object.values(secrets)) {
      expect(redactText(redactText(text))).toBe(redactText(text))
    }
  })

  test('ordinary sentences are left alone', () => {
    for (const text of [
      'The token is empty.',
      'skipped: a task',
      'The code 401 came from https://api.test/data?page=2&zip=code#top',
      '{"id":"ada","name":"Ada"}',
    ]) {
      expect(redactText(text)).toBe(text)
    }
  })
})

describe('in what is no plain object (S9)', () => {
  test('a URL is its text without the secret', () => {
    expect(redact(new URL(`https://app.test/?token=${CANARY}&a=1`))).toBe(
      'https://app.test/?token=[redacted]&a=1',
    )
  })

  test('an array is looked into', () => {
    expect(redact([`sk${CANARY}`, { token: CANARY }, 1])).toEqual([
      '[redacted]',
      { token: '[redacted]' },
      1,
    ])
  })

  test('Headers, Request and Response tell nothing of theirs', () => {
    const headers = { authorization: `Bearer ${CANARY}` }
    const request = new Request(`https://api.test/?token=${CANARY}`, { headers })
    expect(written({ headers: new Headers(headers) })).not.toContain(CANARY)
    expect(written({ request, response: new Response(CANARY) })).not.toContain(CANARY)
  })

  test('a map is not spread out', () => {
    expect(written(new Map([['token', CANARY]]))).not.toContain(CANARY)
  })

  test('a sealed credential stays sealed', () => {
    const sealed = seal({ token: CANARY, refreshToken: CANARY })
    expect(written([sealed, { it: sealed }])).not.toContain(CANARY)
  })
})

describe('in errors (S9)', () => {
  test('name, code and sentence stay; the secret in the sentence goes, and so does the stack', () => {
    const error = new AuthError('network', `GET https://a.test/?token=${CANARY} failed`)
    expect(redact(error)).toEqual({
      name: 'AuthError',
      message: 'GET https://a.test/?token=[redacted] failed',
      code: 'network',
    })
    expect(written(error)).not.toContain(CANARY)
  })

  test('causes are followed, whether they are errors or not', () => {
    const first = new Error(`Bearer ${CANARY}`)
    const second = new Error('then', { cause: first })
    const third = new AuthError('server', 'at last', { cause: second })
    expect(redact(third)).toMatchObject({
      cause: { message: 'then', cause: { message: 'Bearer [redacted]' } },
    })
    expect(written(new Error('x', { cause: { password: CANARY } }))).not.toContain(CANARY)
  })

  test('what a library hangs onto its errors is left out', () => {
    const error = Object.assign(new Error('401'), {
      response: { headers: { authorization: CANARY }, body: CANARY },
      code: `sk${CANARY}`,
    })
    expect(written(error)).not.toContain(CANARY)
  })
})

describe('whatever it is handed', () => {
  test('a circle ends', () => {
    const circle: Record<string, unknown> = { token: CANARY }
    circle.self = circle
    circle.list = [circle]
    expect(written(circle)).not.toContain(CANARY)
  })

  test('errors that cause each other end', () => {
    const one = new Error('one')
    one.cause = new Error('other', { cause: one })
    expect(written(one)).toContain('other')
  })

  test('what lies too deep is left out, not written out', () => {
    let deep: unknown = CANARY
    for (let level = 0; level < 30; level += 1) deep = { deep }
    expect(written(deep)).not.toContain(CANARY)
  })

  test('a getter that throws does not throw here, and hides only itself', () => {
    const hostile = {
      a: 1,
      get b(): never {
        throw new Error(CANARY)
      },
    }
    expect(redact({ hostile, c: 2 })).toEqual({ hostile: { a: 1, b: '[unreadable]' }, c: 2 })
  })

  test('a window of another origin, which refuses every look, does not throw here', () => {
    const refuse = (): never => {
      throw new DOMException('Blocked a frame', 'SecurityError')
    }
    const far = new Proxy({}, { get: refuse, getPrototypeOf: refuse, ownKeys: refuse, has: refuse })
    expect(redact({ far })).toEqual({ far: '[unreadable]' })
  })

  test('a key named __proto__ is a key like any other (S13)', () => {
    const safe = redact(JSON.parse('{"__proto__":{"polluted":true}}')) as object
    expect(Object.getPrototypeOf(safe)).toBe(Object.prototype)
    expect('polluted' in safe).toBe(false)
  })

  test.each([undefined, null, 0, true, 'text', Symbol.iterator])('%s stays itself', (value) => {
    expect(redact(value)).toBe(value)
  })
})
