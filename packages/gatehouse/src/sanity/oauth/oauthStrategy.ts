import { isTokenCredential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import { originOf } from '../../ports/originOf.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { AuthApi } from '../authApi.ts'
import type { SanityConfig } from '../config.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { DEFAULT_API_HOST } from '../hosts.ts'
import { adoptCopy } from './adoptCopy.ts'
import { beginSignIn } from './beginSignIn.ts'
import { assertOAuthConfig } from './oauthConfig.ts'
import { foreignRedirect } from './oauthErrors.ts'
import { type AuthorizationCode, redeemCode, refreshTokens, revokeTokens } from './oauthGrants.ts'
import { oauthMirror } from './oauthMirror.ts'
import { createOAuthServer } from './oauthServer.ts'
import { type TakenAnswer, takeAnswer } from './takeAnswer.ts'

/** What a session by OAuth is made of. */
export interface OAuthStrategyOptions {
  readonly config: SanityConfig
  readonly api: Pick<AuthApi, 'currentUser'>
  readonly environment: Pick<Environment, 'clock'>
  /** The address as it was when the app was loaded. @defaultValue the page's own */
  readonly href?: string | undefined
}

const IGNORED =
  'A link brought the answer to a sign-in that this browser has not begun, or has finished. It was ignored, and taken out of the address.'

/**
 * A session that the platform's authorization server gives: authorization code with PKCE, refresh
 * tokens that serve once, revocation at sign-out. All tabs share it.
 *
 * @throws AuthError `config-invalid`
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
  /** Answers that were taken: the same one again, as from an effect that runs twice, is no forgery (F31). */
  const taken = new Set<string>()
  /** The code that is to be exchanged next. */
  let waiting: AuthorizationCode | undefined
  /** A refusal that is told of where nobody is found to be signed in by another tab. */
  let refusal: Extract<TakenAnswer, { readonly type: 'refusal' }> | undefined

  function take(address: string, environment: Environment): TakenAnswer {
    const answer = takeAnswer(address, server, environment)
    if (answer.type === 'none') return answer
    if (answer.type === 'foreign') {
      if (answer.state !== undefined && taken.has(answer.state)) return { type: 'none' }
      const line = { level: 'warn', event: 'url.credential-ignored', message: IGNORED } as const
      environment.log.write(line)
      return answer
    }
    taken.add(answer.state)
    if (answer.type === 'code') waiting = answer
    return answer
  }

  return {
    name: 'sanity-oauth',
    persistence: 'shared',
    readUser: parseCurrentUser,
    mirror,
    start(environment) {
      const address = environment.page.href()
      if (address !== '' && originOf(address) !== originOf(oauth.redirectUri)) {
        return { type: 'failure', error: foreignRedirect(oauth.redirectUri) }
      }
      const answer = take(href ?? address, environment)
      if (answer.type === 'code') return { type: 'code', code: answer.code }
      if (answer.type === 'refusal') refusal = answer
      return { type: 'look' }
    },
    callback(address, environment) {
      const answer = take(address, environment)
      switch (answer.type) {
        case 'none':
        case 'foreign':
          return undefined
        case 'code':
          return { found: { type: 'code', code: answer.code }, href: answer.href }
        case 'refusal':
          return { found: { type: 'failure', error: answer.error }, href: answer.href }
      }
    },
    async exchange(code, context) {
      const codeVerifier = waiting?.code === code ? waiting.codeVerifier : ''
      waiting = undefined
      const credential = await redeemCode(server, { code, codeVerifier }, context)
      // Offered, not found in the address: if it is refused there is no other one to ask for.
      return { type: 'candidate', credential, source: 'offered' }
    },
    async acquire({ interactive, ...context }) {
      const copy = await adoptCopy(server, mirror, context)
      const refused = refusal
      refusal = undefined
      if (copy.type !== 'nothing') return copy
      if (interactive) {
        await beginSignIn(server, context)
        return { type: 'leaving' }
      }
      return refused ? { type: 'failure', error: refused.error } : copy
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
