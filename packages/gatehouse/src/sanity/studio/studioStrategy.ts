import {
  type Credential,
  isTokenCredential,
  sameCredential,
  seal,
} from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import type { Validation } from '../../machine/outcome.ts'
import type { Environment } from '../../ports/environment.ts'
import type { AuthStrategy, StrategyNews } from '../../strategies/strategy.ts'
import type { SanityConfig } from '../config.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { cookieOwner } from './cookieOwner.ts'
import { createStudioApi } from './studioApi.ts'
import { getStudioTokenFromLocalStorage, studioTokenKeys } from './studioToken.ts'
import { studioTokens } from './tokenSource.ts'

/** What a session inside a studio is made of. */
export interface StudioStrategyOptions {
  readonly config: SanityConfig & { readonly projectId: string }
  readonly environment: Pick<Environment, 'fetch'>
}

/**
 * The session of the studio that the app lives in: the token that the studio tells, or has left in
 * storage, else its cookie. The studio is the authority: nothing is stored, nothing is refreshed, and
 * nobody is sent to a sign-in page.
 */
export function studioStrategy({
  config,
  environment: world,
}: StudioStrategyOptions): AuthStrategy<CurrentUser> {
  const api = createStudioApi(config, world)
  const { projectId, studio = {} } = config
  const source = studio.auth?.token
  const tokens = source && studioTokens(source)
  const keys = studioTokenKeys(projectId)
  /** By what the present session was let in; a token's never becomes a cookie's (W18). */
  let method: 'token' | 'cookie' | undefined
  /** The token that stood in storage when it was looked at last. */
  let last: string | null = null
  /** What was handed out last: an answer about another one comes too late to say anything (W18). */
  let handed: Credential | undefined

  function candidate(credential: Credential): Found<CurrentUser> {
    handed = credential
    return { type: 'candidate', credential, source: 'stored' }
  }

  function byCookie(): Found<CurrentUser> {
    if (method === 'token') return nobody('The token of the studio is gone.')
    return candidate(seal({ withCredentials: true }))
  }

  function nobody(detail: string): Found<CurrentUser> {
    method = undefined
    return { type: 'nothing', detail }
  }

  function stored({ storage }: Environment): Found<CurrentUser> {
    const token = getStudioTokenFromLocalStorage(projectId, storage)
    if (token !== null) return candidate(seal({ token }))
    return studio.authenticated === false ? nobody(SIGNED_OUT) : byCookie()
  }

  function watchStorage({ storage, page }: Environment, news: StrategyNews): () => void {
    const look = (): void => {
      const token = getStudioTokenFromLocalStorage(projectId, storage)
      if (token === last) return
      last = token
      if (token !== null) news.changed()
      // That a token is gone is no reason to ask for a cookie (W18).
      else if (method === 'token') withdraw(news)
    }
    last = getStudioTokenFromLocalStorage(projectId, storage)
    const stops = [
      storage.subscribe?.((key) => {
        if (key === null || keys.includes(key)) look()
      }),
      // A frozen page is not told of what was written meanwhile (F34).
      page.subscribe((event) => {
        if (event === 'woke') look()
      }),
    ]
    return () => {
      for (const stop of stops) stop?.()
    }
  }

  function withdraw(news: StrategyNews): void {
    method = undefined
    news.withdrawn(SIGNED_OUT)
  }

  return {
    name: 'sanity-studio',
    persistence: 'none',
    readUser: parseCurrentUser,
    start: () => ({ type: 'ask' }),
    watch(environment, news) {
      if (!tokens) return watchStorage(environment, news)
      return tokens.listen((token) => {
        if (token === null && !studio.authenticated) return withdraw(news)
        // The studio says so itself: its token has given way to its cookie, or the reverse.
        method = undefined
        news.changed()
      })
    },
    async acquire({ environment, signal }) {
      if (!tokens) return stored(environment)
      const token = await tokens.latest(signal)
      if (token) return candidate(seal({ token }))
      // The empty string is the vendor's own sign for a session by cookie.
      const isCookie = token === '' || (token === null && studio.authenticated)
      return isCookie ? byCookie() : nobody(SIGNED_OUT)
    },
    async validate(credential, context) {
      const answer = await (isTokenCredential(credential)
        ? api.byToken.currentUser(credential.token, context)
        : cookieOwner(api, context))
      if (answer.type === 'accepted' && handed && sameCredential(handed, credential)) {
        method = isTokenCredential(credential) ? 'token' : 'cookie'
      }
      return answer.type === 'refused' ? whyRefused(credential) : answer
    },
    async revoke(credential, { signal }) {
      if (isTokenCredential(credential)) await api.byToken.logout(credential.token, signal)
      else await api.byCookie.logout(undefined, signal)
    },
    signedOut({ storage }) {
      method = undefined
      // What a source tells is the studio's to take back.
      if (tokens) return tokens.forget()
      try {
        for (const key of keys) storage.remove(key)
      } finally {
        // The browser may tell of this removal later: it is known by then.
        last = getStudioTokenFromLocalStorage(projectId, storage)
      }
    },
  }
}

const SIGNED_OUT = 'Nobody is signed in to the studio.'

function whyRefused(credential: Credential): Validation<CurrentUser> {
  const detail = isTokenCredential(credential)
    ? 'The server does not accept the token of the studio. Sign in to the studio again.'
    : 'There is no token of the studio in this browser, and no cookie that the server takes. Sign in to the studio; if you are signed in there, allow cookies for the API, which the browser may take for a third party.'
  return { type: 'refused', detail }
}
