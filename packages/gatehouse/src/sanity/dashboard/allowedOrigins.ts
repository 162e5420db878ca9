import { AuthError } from '../../errors.ts'
import { isLoopback, isStagingHost } from '../hosts.ts'

/** What decides who may embed the app. */
export interface AllowedOriginsOptions {
  /** The app's own address. */
  readonly appHref: string
  readonly apiHost: string
  /** Exact origins, or one `*.` label in front. @defaultValue the vendor's dashboard */
  readonly dashboardOrigins?: readonly string[] | undefined
}

/**
 * Who may embed the app and hand it a token: exact origins, or whole labels below one (S6).
 * @throws AuthError `config-invalid` for an entry that is no origin
 */
export function allowedOrigins({
  appHref,
  apiHost,
  dashboardOrigins,
}: AllowedOriginsOptions): (origin: string) => boolean {
  if (dashboardOrigins) return anyOf(dashboardOrigins.map(originRule))
  const domain = isStagingHost(apiHost) ? 'sanity.work' : 'sanity.io'
  const rules = [`https://${domain}`, `https://*.${domain}`].map(originRule)
  return anyOf(isLoopback(appHref) ? [...rules, isLoopback] : rules)
}

function anyOf(rules: readonly ((origin: string) => boolean)[]): (origin: string) => boolean {
  return (origin) => rules.some((allows) => allows(origin))
}

function originRule(entry: string): (origin: string) => boolean {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)\*\.(.+)$/.exec(entry) ?? []
  if (rest === '') {
    assertOrigin(entry, entry)
    return (origin) => origin === entry
  }
  assertOrigin(`${scheme}${rest}`, entry)
  return (origin) => origin.startsWith(scheme) && origin.endsWith(`.${rest}`)
}

/** A `*` is a letter of a host's name to the URL parser, and would match no page at all. */
function assertOrigin(origin: string, entry: string): void {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin
  if (!isOrigin || origin.includes('*') || !/^https?:/.test(origin)) throw invalid(entry)
}

function invalid(entry: string): AuthError {
  return new AuthError(
    'config-invalid',
    `auth.dashboardOrigins holds ${JSON.stringify(entry)}. Write an origin such as https://example.com, or https://*.example.com for what is below it.`,
  )
}
