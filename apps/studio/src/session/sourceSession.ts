import { requireCookie } from './cookieSession.ts'
import { createCredentialCell } from './credentialCell.ts'
import type { Platform } from './platform.ts'
import type { StudioSession } from './studioSession.ts'
import { createTokenSubject } from './tokenSubject.ts'

const TOKEN = { id: 'token', label: 'a token' } as const
const COOKIE = { id: 'cookie', label: 'a cookie: null, and authenticated' } as const

/** A studio that keeps its token to itself, and tells its tools. A reload forgets it. */
export function createSourceSession(platform: Platform): StudioSession {
  const cell = createCredentialCell({ type: 'none' })
  const subject = createTokenSubject()
  return {
    mannerLabel: 'By',
    manners: [TOKEN, COOKIE],
    source: subject.source,
    credential: cell.get,
    subscribe: cell.subscribe,
    look() {},
    async signIn(personId, manner) {
      if (manner.id === COOKIE.id) {
        await platform.setCookie(personId)
        cell.set({ type: 'cookie' })
        subject.next(null)
        return requireCookie(platform)
      }
      const token = await platform.issueToken(personId)
      cell.set({ type: 'token', token })
      subject.next(token)
    },
    async signOut() {
      const credential = cell.get()
      cell.set({ type: 'none' })
      subject.next(null)
      if (credential.type === 'token') await platform.endToken(credential.token)
      if (credential.type === 'cookie') await platform.clearCookie()
    },
  }
}
