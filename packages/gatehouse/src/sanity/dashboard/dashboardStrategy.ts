import { isAuthError } from '../../errors.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { AuthApi } from '../authApi.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { isRefreshable, refreshStampedToken, tokenCredential } from '../stampedToken.ts'
import { getAuthCode } from './authCode.ts'
import type { DashboardLine } from './dashboardLine.ts'
import { screenAddress } from './screenAddress.ts'
import { isSignOutMarked, markSignOut, unmarkSignOut } from './signOutMark.ts'

/** What a session in a dashboard's frame is made of. */
export interface DashboardStrategyOptions {
  readonly api: AuthApi
  readonly line: DashboardLine
  readonly allowOrigin: (origin: string) => boolean
  /** @defaultValue the page's own address */
  readonly href?: string | undefined
}

/**
 * A session that a dashboard gives. The token comes in the address and is replaced by the parent;
 * it is never stored, because the parent is the authority and is always there.
 */
export function dashboardStrategy({
  api,
  line,
  allowOrigin,
  href,
}: DashboardStrategyOptions): AuthStrategy<CurrentUser> {
  /** A token that waits for its bringer to show who it is. */
  let unproven: string | undefined
  /** Whether somebody has been signed in here. */
  let hadPerson = false

  async function askParent(signal: AbortSignal): Promise<Found<CurrentUser>> {
    try {
      return candidate(await line.requestToken(signal), 'parent')
    } catch (error) {
      if (!isAuthError(error)) throw error
      // The authority has nobody any more: that is an end, not a moment's trouble.
      if (error.code === 'parent-refused' && hadPerson) {
        return { type: 'nothing', detail: error.message }
      }
      if (error.recoverable) throw error
      return { type: 'failure', error }
    }
  }

  return {
    name: 'sanity-dashboard',
    persistence: 'none',
    readUser: parseCurrentUser,
    start(environment) {
      const code = getAuthCode({ environment, allowOrigin, href })
      if (code.type === 'refused' && code.error.code === 'parent-not-allowed') {
        return { type: 'failure', error: code.error }
      }
      line.open()
      if (code.type === 'none' && isSignOutMarked(environment)) {
        return { type: 'nothing', detail: 'You signed out of this app.' }
      }
      switch (code.type) {
        case 'token':
          return candidate(code.token, 'url')
        case 'sid':
          return { type: 'code', code: code.sid }
        case 'unproven':
          unproven = code.token
          return { type: 'ask' }
        case 'none':
          return { type: 'ask' }
        case 'refused':
          return { type: 'failure', error: code.error }
      }
    },
    screen: screenAddress,
    async exchange(sid, { signal }) {
      try {
        return candidate(await api.exchangeSid(sid, signal), 'url')
      } catch (error) {
        // A frame that is loaded once more still has its old sid; the parent has something newer.
        if (isAuthError(error, 'credential-refused')) return { type: 'ask' }
        throw error
      }
    },
    async acquire({ signal }) {
      const held = unproven
      unproven = undefined
      if (held === undefined) return askParent(signal)
      await line.connected(signal)
      return candidate(held, 'url')
    },
    async validate(credential, { environment, signal }) {
      if (isTokenCredential(credential)) {
        const answer = await api.currentUser(credential.token, { environment, signal })
        if (answer.type === 'accepted') {
          hadPerson = true
          unmarkSignOut(environment)
        }
        return answer
      }
      return { type: 'refused', detail: 'The dashboard gives tokens, not cookies.' }
    },
    canRefresh: isRefreshable,
    refresh: (credential, request) => refreshStampedToken(api, credential, request),
    async revoke(credential, { signal }) {
      if (isTokenCredential(credential)) await api.logout(credential.token, signal)
    },
    signedOut: markSignOut,
    dispose: line.close,
  }
}

function candidate(token: string, source: 'url' | 'parent'): Found<CurrentUser> {
  return { type: 'candidate', credential: tokenCredential(token), source }
}
