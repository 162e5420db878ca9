import type { AuthError } from '../../errors.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import { originOf } from '../../ports/originOf.ts'
import type { AuthStrategy, CallbackResult } from '../../strategies/strategy.ts'
import type { AuthApi } from '../authApi.ts'
import type { SanityConfig } from '../config.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { IGNORED } from '../dashboard/screenAddress.ts'
import { DEFAULT_API_HOST } from '../hosts.ts'
import { sessionName } from '../sessionName.ts'
import { adoptCopy } from './adoptCopy.ts'
import { beginSignIn } from './beginSignIn.ts'
import { assertOAuthConfig } from './oauthConfig.ts'
import { foreignRedirect } from './oauthErrors.ts'
import { type AuthorizationCode, redeemCode, refreshTokens, revokeTokens } from './oauthGrants.ts'
import { oauthMirror } from './oauthMirror.ts'
import { createOAuthServer } from './oauthServer.ts'
import { takeAnswer } from './takeAnswer.ts'

/** What a session by OAuth is made of. */
export interface OAuthStrategyOptions {
  readonly config: SanityConfig
  readonly api: Pick<AuthApi, 'currentUser'>
  readonly environment: Pick<Environment, 'clock'>
  /** The address as it was when the app was loaded. @defaultValue the page's own */
  readonly href?: string | undefined
}

/**
 * A session that the platform's authorization server gives: authorization code with PKCE, refresh
 * tokens that serve once, revocation at sign-out. All tabs share it; apps of other clients on this
 * origin do not, but for the vendor's storage key.
 */
export function oauthStrategy({
  config: { auth = {} },
  api,
  environment: { clock },
  href,
}: OAuthStrategyOptions): AuthStrategy<CurrentUser> {
  const { oauth, apiHost = DEFAULT_API_HOST } = auth
  assertOAuthConfig(oauth)
  const server = createOAuthServer(oauth, apiHost)
  const mirror = oauthMirror(clock)
  const name = sessionName('oauth', auth)
  /** Answers that were taken: the same one again, as from an effect that runs twice, is no forgery (F31). */
  const taken = new Set<string>()
  /** The code that is to be exchanged next. */
  let waiting: AuthorizationCode | undefined
  /** Why nobody is signed in, where another tab has not signed in somebody. */
  let refusal: AuthError | undefined
  /** Whether an answer came that nobody here has asked for: nobody is sent round in a circle for it. */
  let isIgnored = false

  /** What an address leads to; `undefined`: nothing. */
  function take(
    address: string,
    environment: Environment,
  ): CallbackResult<CurrentUser> | undefined {
    const answer = takeAnswer(address, server, environment)
    if (answer.type === 'none' || taken.has(answer.state)) return undefined
    if (answer.type === 'foreign') {
      environment.log.write({ level: 'warn', event: 'url.credential-ignored', message: IGNORED })
      isIgnored = true
      return undefined
    }
    taken.add(answer.state)
    if (answer.type === 'refusal') {
      return { found: { type: 'failure', error: answer.error }, href: answer.href }
    }
    waiting = answer
    return { found: { type: 'code', code: answer.code }, href: answer.href }
  }

  return {
    name,
    persistence: 'shared',
    readUser: parseCurrentUser,
    mirror,
    start(environment) {
      const address = environment.page.href()
      if (address !== '' && originOf(address) !== originOf(oauth.redirectUri)) {
        return { type: 'failure', error: foreignRedirect(oauth.redirectUri) }
      }
      const found = take(href ?? address, environment)?.found
      if (found?.type !== 'failure') return found ?? { type: 'look' }
      refusal = found.error
      return { type: 'look' }
    },
    callback: take,
    async exchange(code, context) {
      const { codeVerifier = '' } = waiting ?? {}
      waiting = undefined
      const credential = await redeemCode(server, { code, codeVerifier }, context)
      // Offered, not found in the address: if it is refused there is no other one to ask for.
      return { type: 'candidate', credential, source: 'offered' }
    },
    async acquire({ interactive, ...context }) {
      const copy = await adoptCopy(server, { name, mirror }, context)
      const error = refusal
      refusal = undefined
      if (copy.type !== 'nothing') return copy
      if (!interactive) {
        if (error) return { type: 'failure', error }
        return isIgnored ? { type: 'nothing', detail: IGNORED } : copy
      }
      await beginSignIn(server, context)
      return { type: 'leaving' }
    },
    async validate(credential, context) {
      if (isTokenCredential(credential)) return api.currentUser(credential.token, context)
      return { type: 'refused', detail: 'OAuth signs in with tokens, not with cookies.' }
    },
    canRefresh: (credential) =>
      isTokenCredential(credential) && credential.refreshToken !== undefined,
    refresh: (credential, context) => refreshTokens(server, credential, context),
    revoke: (credential, context) => revokeTokens(server, credential, context),
  }
}
