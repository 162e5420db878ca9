import { AuthError, isAuthError } from '../../errors.ts'
import { isTokenCredential, sameCredential } from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import type { Environment } from '../../ports/environment.ts'
import type { Page } from '../../ports/page.ts'
import type { AuthStrategy, Leaving } from '../../strategies/strategy.ts'
import type { AuthApi } from '../authApi.ts'
import type { SanityConfig } from '../config.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { readAddress } from '../dashboard/address.ts'
import { cleanAddress } from '../dashboard/authCode.ts'
import { IGNORED } from '../dashboard/screenAddress.ts'
import { sessionName } from '../sessionName.ts'
import { isRefreshable, refreshStampedToken, tokenCredential } from '../stampedToken.ts'
import { beginLogin } from './loginRecord.ts'
import { takeLoginReturn } from './loginReturn.ts'
import { presentLoginUrl } from './loginUrl.ts'
import { tokenMirror } from './tokenMirror.ts'

/** What a session of an app that stands alone is made of. */
export interface StandaloneStrategyOptions {
  readonly config: SanityConfig
  readonly api: AuthApi
  /** The address as it was when the app was loaded. */
  readonly href: string
}

/** Where the vendor's SDK keeps the token of an app that stands alone. */
const STORAGE_KEY = '__sanity_auth_token'

/**
 * A session that the vendor's sign-in page gives: a one-time session id is exchanged for a stamped
 * token, which all tabs share. What the vendor's SDK has left in storage is taken up, and what stands
 * there is understood by it.
 */
export function standaloneStrategy({
  config,
  api,
  href,
}: StandaloneStrategyOptions): AuthStrategy<CurrentUser> {
  const { callbackUrl } = config.auth ?? {}
  assertCallback(callbackUrl, href)
  const mirror = tokenMirror(STORAGE_KEY)
  /** Why the search has found nobody, told where nobody is found to be signed in by another tab. */
  let refusal: AuthError | undefined
  let isIgnored = false

  /** What is to be said of a link is of no more use once somebody is signed in. */
  function forgetRefusals(): void {
    refusal = undefined
    isIgnored = false
  }

  function ignore({ log }: Environment): void {
    isIgnored = true
    log.write({ level: 'warn', event: 'url.credential-ignored', message: IGNORED })
  }

  /** The code may be there late, and the person on another route by then. */
  function goBack(page: Page, to: string): void {
    if (page.href() === readAddress(href).cleanHref) page.replaceHref(to)
  }

  /** Leaves for the sign-in page. */
  function leave(environment: Environment): Found<CurrentUser> | Leaving {
    const login = beginLogin(environment)
    // What comes back could not be told from a forgery, and would not be taken (F11).
    if (!login.isNoted) return { type: 'failure', error: unnoted() }
    environment.page.assign(presentLoginUrl(config, environment, login))
    return { type: 'leaving' }
  }

  return {
    name: sessionName('standalone', config.auth),
    persistence: 'shared',
    readUser: parseCurrentUser,
    mirror,
    start(environment) {
      const answer = takeLoginReturn(href, callbackUrl, environment)
      switch (answer.type) {
        case 'none':
          return { type: 'look' }
        case 'foreign':
          ignore(environment)
          return { type: 'look' }
        case 'refusal':
          refusal = answer.error
          goBack(environment.page, answer.href)
          return { type: 'look' }
        case 'code':
          goBack(environment.page, answer.href)
          return { type: 'code', code: answer.sid }
      }
    },
    callback(address, environment) {
      cleanAddress(environment)
      const answer = takeLoginReturn(address, callbackUrl, environment)
      switch (answer.type) {
        case 'none':
          return undefined
        case 'foreign':
          ignore(environment)
          return undefined
        case 'refusal':
          return { found: { type: 'failure', error: answer.error }, href: answer.href }
        case 'code':
          return { found: { type: 'code', code: answer.sid }, href: answer.href }
      }
    },
    async exchange(sid, { signal }) {
      try {
        const credential = tokenCredential(await api.exchangeSid(sid, signal))
        // Offered, not found in the address: if it is refused there is no other one to ask for.
        return { type: 'candidate', credential, source: 'offered' }
      } catch (error) {
        // A session that stands already is not given up for a link that has been used (S2).
        if (!isAuthError(error, 'credential-refused')) throw error
        refusal = error
        return { type: 'look' }
      }
    },
    async acquire({ environment, interactive, replaces, refused: dead }) {
      const copy = mirror.read(environment.storage)
      if (copy && !(dead && sameCredential(copy, dead)))
        return { type: 'candidate', credential: copy, source: 'copy' }
      if (replaces) return { type: 'nothing', detail: 'The sign-in page has to be asked again.' }
      const refused = refusal
      refusal = undefined
      if (interactive) return leave(environment)
      if (refused) return { type: 'failure', error: refused }
      if (!isIgnored) return { type: 'nothing' }
      isIgnored = false
      return isForgetful(environment)
        ? { type: 'failure', error: forgetful() }
        : { type: 'nothing', detail: IGNORED }
    },
    async validate(credential, context) {
      if (isTokenCredential(credential)) {
        const answer = await api.currentUser(credential.token, context)
        if (answer.type === 'accepted') forgetRefusals()
        return answer
      }
      return { type: 'refused', detail: 'The sign-in page gives tokens, not cookies.' }
    },
    canRefresh: isRefreshable,
    refresh: (credential, request) => refreshStampedToken(api, credential, request),
    async revoke(credential, { signal }) {
      if (isTokenCredential(credential)) await api.logout(credential.token, signal)
    },
  }
}

/** Whether the browser forgets with the page that a sign-in was begun (F12). */
function isForgetful({ storage }: Environment): boolean {
  return storage.persistence?.() === 'none'
}

function forgetful(): AuthError {
  return new AuthError(
    'mode-unavailable',
    'This browser keeps no data for this page, so it cannot know that the sign-in was begun here. Allow site data for this page, and sign in again.',
    { recoverable: true },
  )
}

function unnoted(): AuthError {
  return new AuthError(
    'mode-unavailable',
    'This browser cannot write down that a sign-in begins here, so it would not take what comes back. Free or allow site data for this page, and try again.',
    { recoverable: true },
  )
}

/** Nobody comes back from a page of another app. On a server, nothing can be said of it. */
function assertCallback(callbackUrl: string | undefined, href: string): void {
  if (callbackUrl === undefined || !URL.canParse(href)) return
  const { origin } = new URL(href)
  if (URL.canParse(callbackUrl, href) && new URL(callbackUrl, href).origin === origin) return
  throw new AuthError(
    'config-invalid',
    'The field auth.callbackUrl must be an address of this app: nobody comes back from another one.',
  )
}
