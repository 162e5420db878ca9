import type { Platform } from './platform.ts'
import type { StudioCredential } from './studioCredential.ts'
import type { StudioSession } from './studioSession.ts'

const COOKIE: StudioCredential = { type: 'cookie' }

/** A studio whose session is a cookie: it cannot know whether there is one without asking. */
export function createCookieSession(platform: Platform): StudioSession {
  return {
    mannerLabel: 'By',
    manners: [{ id: 'cookie', label: 'a cookie' }],
    credential: () => COOKIE,
    subscribe: () => () => {},
    look() {},
    async signIn(personId) {
      await platform.setCookie(personId)
      await requireCookie(platform)
    },
    signOut: platform.clearCookie,
  }
}

/** Makes sure that the browser sends the cookie. @throws Error with a sentence that says what to do */
export async function requireCookie(platform: Platform): Promise<void> {
  if ((await platform.currentUser(COOKIE)) !== null) return
  throw new Error(
    'The platform has set its cookie, and this browser does not send it: the API is another site to it, whose cookies it blocks. Allow third-party cookies for this page, and sign in again.',
  )
}
