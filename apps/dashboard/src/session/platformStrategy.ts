import { AuthError, type AuthStrategy, type Environment, type Found } from 'gatehouse'
import {
  type AuthApi,
  type CurrentUser,
  isStamped,
  parseCurrentUser,
  refreshStampedToken,
  tokenCredential,
} from 'gatehouse/sanity'
import { type LoginResult, readLoginReturn } from './loginReturn.ts'
import type { PendingLogin } from './pendingLogin.ts'

/** What the strategy is made of. */
export interface PlatformStrategyOptions {
  readonly api: AuthApi
  readonly pending: PendingLogin
}

const IGNORED =
  'A link brought the end of a sign-in that this tab has not begun. It was ignored, and taken out of the address.'

/**
 * How a page of its own signs a person in at the platform: it redirects to the login page, takes the
 * one-time code that comes back, and keeps the stamped token for all tabs. This file is all that
 * the kernel needs to know of it: an app adds a backend by writing one like it.
 */
export function platformStrategy({
  api,
  pending,
}: PlatformStrategyOptions): AuthStrategy<CurrentUser> {
  return {
    name: 'gatehouse-dashboard',
    persistence: 'shared',
    readUser: parseCurrentUser,
    start(environment) {
      const result = takeResult(environment)
      if (result.type === 'none') return { type: 'look' }
      if (pending.finish(result.state)) return begin(result)
      environment.log.write({ level: 'warn', event: 'url.credential-ignored', message: IGNORED })
      return { type: 'look' }
    },
    screen: (environment) => (takeResult(environment).type === 'none' ? undefined : IGNORED),
    async exchange(sid, { signal }) {
      const token = await api.exchangeSid(sid, signal)
      // Offered, not found in the address: if it is refused there is no other one to ask for.
      return { type: 'candidate', credential: tokenCredential(token), source: 'offered' }
    },
    async validate(credential, context) {
      if ('token' in credential) return api.currentUser(credential.token, context)
      return { type: 'refused', detail: 'The platform signs in with tokens, not with cookies.' }
    },
    canRefresh: (credential) => 'token' in credential && isStamped(credential.token),
    refresh: (credential, request) => refreshStampedToken(api, credential, request),
    async revoke(credential, { signal }) {
      if ('token' in credential) await api.logout(credential.token, signal)
    },
  }
}

/** Reads the result of a sign-in and takes it out of the address, at once (S3). */
function takeResult({ page }: Environment): LoginResult {
  const href = page.href()
  const { result, cleanHref } = readLoginReturn(href)
  if (cleanHref !== href) page.replaceHref(cleanHref)
  return result
}

function begin(result: Exclude<LoginResult, { readonly type: 'none' }>): Found<CurrentUser> {
  if (result.type === 'code') return { type: 'code', code: result.sid }
  const error = new AuthError('credential-refused', result.sentence, { recoverable: true })
  return { type: 'failure', error }
}
