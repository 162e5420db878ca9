import type { Environment } from '../../ports/environment.ts'
import { readAddress } from '../dashboard/address.ts'
import { DEFAULT_API_HOST, isLoopback, isStagingHost, isVendorHost } from '../hosts.ts'
import type { SanityInstance } from '../instance.ts'
import { pathOf } from '../returnPath.ts'
import { type StateSource, stateSource } from '../stateSources.ts'
import { RETURN_PARAM, STATE_PARAM } from './loginParams.ts'
import { type BegunLogin, beginLogin } from './loginRecord.ts'

/** One sign-in to begin. */
export interface LoginUrlOptions {
  /** @defaultValue `'https://api.sanity.io'` */
  readonly apiHost?: string | undefined
  /** Where the person is now, and comes back to; `''` on a server. */
  readonly href: string
  /** The page that signs in, where that is another one of the app's. */
  readonly callbackUrl?: string | undefined
  /** Comes back with the answer; absent where nobody waits for it (a server). */
  readonly state?: string | undefined
}

/**
 * The address of the vendor's sign-in page: `type=stampedToken`, `withSid=true`, and `origin`, the
 * address to come back to. A hash does not survive that way on its own, so it travels as a parameter.
 * Pure.
 */
export function loginUrl({
  apiHost = DEFAULT_API_HOST,
  href,
  callbackUrl,
  state,
}: LoginUrlOptions): string {
  const url = new URL('/login', loginHost(apiHost))
  const origin = returnAddress({ href, callbackUrl, state })
  if (origin !== undefined) url.searchParams.set('origin', origin)
  url.searchParams.set('type', 'stampedToken')
  url.searchParams.set('withSid', 'true')
  return url.href
}

/**
 * The vendor's site that the API is a part of, and the same on this machine. Behind a proxy of one's
 * own nobody signs in: they do at the vendor's.
 */
function loginHost(apiHost: string): string {
  const { protocol, host } = new URL(apiHost)
  const isKnown = isVendorHost(apiHost) || isLoopback(apiHost)
  if (isKnown && host.startsWith('api.')) return `${protocol}//www.${host.slice(4)}`
  return isStagingHost(apiHost) ? 'https://www.sanity.work' : 'https://www.sanity.io'
}

function returnAddress({ href, callbackUrl, state }: LoginUrlOptions): string | undefined {
  if (!URL.canParse(href)) return undefined
  const here = readAddress(href).cleanHref
  const [base = ''] = (callbackUrl === undefined ? here : new URL(callbackUrl, here).href).split(
    '#',
  )
  if (state === undefined) return base
  const isElsewhere = callbackUrl !== undefined || here.includes('#')
  const added = new URLSearchParams({
    [STATE_PARAM]: state,
    ...(isElsewhere && { [RETURN_PARAM]: pathOf(here) }),
  })
  return `${base}${base.includes('?') ? '&' : '?'}${added}`
}

/** The sign-in that begins where the page is now. */
export function presentLoginUrl(
  { auth = {} }: SanityInstance['config'],
  environment: Environment,
  login?: BegunLogin,
): string {
  const { apiHost, callbackUrl } = auth
  return loginUrl({ apiHost, callbackUrl, href: environment.page.href(), state: login?.state })
}

/**
 * The address of the sign-in page, for a link: it brings the person back to where they are when it
 * is read. Only this browser takes what comes back.
 */
export function getLoginUrlState({ config, environment }: SanityInstance): StateSource<string> {
  const { page } = environment
  let login: BegunLogin | undefined
  return stateSource(
    () => {
      if (page.href() === '') return presentLoginUrl(config, environment)
      // The one that was begun may have been finished elsewhere, or grown too old, meanwhile.
      login = beginLogin(environment, login)
      return presentLoginUrl(config, environment, login)
    },
    (listener) =>
      page.subscribe((event) => {
        if (event === 'navigated' || event === 'woke') listener()
      }),
  )
}
