import { expect, test } from 'vitest'
import type { Platform } from './platform.ts'
import { createTokenSession } from './tokenSession.ts'

const TODAY = '__studio_auth_token_k3v9x2ab'
const DOCUMENTED = '__sanity_auth_token_k3v9x2ab'

function studio() {
  const stored = new Map<string, string>()
  const ended: string[] = []
  let serial = 0
  const platform: Pick<Platform, 'issueToken' | 'endToken'> = {
    async issueToken(personId) {
      serial += 1
      return `${personId} ${serial}`
    },
    async endToken(token) {
      ended.push(token)
    },
  }
  const target = new EventTarget()
  const session = createTokenSession({
    platform: platform as Platform,
    area: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    target: target as Pick<Window, 'addEventListener'>,
  })
  return { session, stored, ended, target }
}

test('a sign-in leaves one token, under the key that was chosen', async () => {
  const { session, stored } = studio()
  const [today, documented] = session.manners
  await session.signIn('ada', today)
  expect([...stored]).toEqual([[TODAY, '{"token":"ada 1"}']])
  if (documented) await session.signIn('ada', documented)
  expect([...stored]).toEqual([[DOCUMENTED, '{"token":"ada 2"}']])
  expect(session.credential()).toEqual({ type: 'token', token: 'ada 2' })
})

test('a sign-out leaves nothing, here and at the platform', async () => {
  const { session, stored, ended } = studio()
  await session.signIn('ada', session.manners[0])
  await session.signOut()
  expect([stored.size, session.credential(), ended]).toEqual([0, { type: 'none' }, ['ada 1']])
})

test('what another tab does is heard of, once, and not after the stop', () => {
  const { session, stored, target } = studio()
  let heard = 0
  const stop = session.subscribe(() => {
    heard += 1
  })
  stored.set(TODAY, '{"token":"tomas"}')
  target.dispatchEvent(new Event('storage'))
  target.dispatchEvent(new Event('storage'))
  expect([heard, session.credential()]).toEqual([1, { type: 'token', token: 'tomas' }])
  stop()
  stored.clear()
  target.dispatchEvent(new Event('storage'))
  expect(heard).toBe(1)
})

test.each(['{', 'null', '[]', '{"token":7}'])('%s is no token', (text) => {
  const { session, stored } = studio()
  stored.set(TODAY, text)
  session.look()
  expect(session.credential()).toEqual({ type: 'none' })
})
