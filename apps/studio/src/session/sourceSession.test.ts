import { expect, test } from 'vitest'
import type { Platform } from './platform.ts'
import { createSourceSession } from './sourceSession.ts'

function studio(cookiesAllowed: boolean) {
  const ended: string[] = []
  const platform: Omit<Platform, 'expireToken'> = {
    issueToken: async (personId) => `token of ${personId}`,
    endToken: async (token) => void ended.push(token),
    setCookie: async () => {},
    clearCookie: async () => void ended.push('the cookie'),
    currentUser: async () => (cookiesAllowed ? { name: 'Ada', picture: undefined } : null),
  }
  const session = createSourceSession(platform as Platform)
  const told: (string | null)[] = []
  session.source?.subscribe({ next: (token) => void told.push(token) })
  return { session, told, ended }
}

test('the source tells what there is at once, and every change', async () => {
  const { session, told, ended } = studio(true)
  await session.signIn('ada', session.manners[0])
  await session.signIn('tomas', session.manners[0])
  await session.signOut()
  expect(told).toEqual([null, 'token of ada', 'token of tomas', null])
  expect(ended).toEqual(['token of tomas'])
  expect(session.credential()).toEqual({ type: 'none' })
})

test('signed in by cookie the source tells null, and the credential says why', async () => {
  const { session, told, ended } = studio(true)
  const [, cookie = session.manners[0]] = session.manners
  await session.signIn('ada', session.manners[0])
  await session.signIn('ada', cookie)
  expect([told.at(-1), session.credential()]).toEqual([null, { type: 'cookie' }])
  await session.signOut()
  expect(ended).toEqual(['the cookie'])
})

test('a browser that keeps the cookie back is told of in a sentence that says what to do', async () => {
  const { session } = studio(false)
  const [, cookie = session.manners[0]] = session.manners
  await expect(session.signIn('ada', cookie)).rejects.toThrow('Allow third-party cookies')
})
