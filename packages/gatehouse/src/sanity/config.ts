import type { ClientConfig, ClientPerspective, SanityClient } from '@sanity/client'
import { AuthError } from '../errors.ts'
import type { KeyValue } from '../ports/storage.ts'
import { isSecureHost } from './hosts.ts'
import type { DocumentResource } from './resources.ts'

/** Anything that tells a token and its changes: a studio's, or an rxjs observable. */
export interface TokenSource {
  readonly subscribe: (observer: { readonly next: (token: string | null) => void }) => {
    readonly unsubscribe: () => void
  }
}

/** What a studio that the app lives in knows of its session. */
export interface StudioConfig {
  /** With a `null` token: the studio's session is a cookie. */
  readonly authenticated?: boolean
  readonly auth?: { readonly token?: TokenSource }
}

/** A way to sign in that a screen of the app's own offers. */
export interface AuthProvider {
  readonly name: string
  readonly title: string
  readonly url: string
  readonly signUpUrl?: string
}

/** How the app finds and keeps its credential. Every field has a default. */
export interface AuthConfig {
  /** A token of the developer's own: signed in from the first moment, nothing stored, never renewed. */
  readonly token?: string
  /** @defaultValue `'https://api.sanity.io'` */
  readonly apiHost?: string
  /**
   * Standalone: the page that the sign-in page sends people back to, compared by origin and exact path.
   * @defaultValue the page that they are on
   */
  readonly callbackUrl?: string
  /**
   * Standalone: the ways to sign in that a screen of the app offers, in place of the redirect to the
   * vendor's page; a function gets those that the API names.
   */
  readonly providers?:
    | readonly AuthProvider[]
    | ((defaults: AuthProvider[]) => readonly AuthProvider[] | Promise<readonly AuthProvider[]>)
  /** Where a token is kept for the vendor's SDK, and a studio's is looked for. @defaultValue `localStorage` */
  readonly storageArea?: KeyValue | Storage
  /** The address to read `_context`, `#token=` and `sid` from. @defaultValue the page's own */
  readonly initialLocationHref?: string
  /** Makes the clients for the auth requests. @defaultValue `createClient` of `@sanity/client` */
  readonly clientFactory?: (config: ClientConfig) => SanityClient
  readonly oauth?: {
    readonly clientId: string
    readonly redirectUri: string
    readonly organizationId?: string
  }
  /**
   * Which pages may embed the app and hand it a token: exact origins, or one `*.` label in front.
   * @defaultValue `https://sanity.io` and its subdomains (`sanity.work` with a staging `apiHost`),
   * and any origin of this machine while the app itself is on this machine
   */
  readonly dashboardOrigins?: readonly string[]
}

/** How an instance is set up. */
export interface SanityConfig {
  readonly projectId?: string
  readonly dataset?: string
  readonly perspective?: ClientPerspective
  readonly auth?: AuthConfig
  readonly studio?: StudioConfig
  readonly studioMode?: { readonly enabled: boolean }
  readonly resources?: Readonly<Record<string, DocumentResource>>
  /**
   * `false` where `auth.apiHost` is a proxy of this one project's: requests go to it as it is, and
   * name the project in a header.
   * @defaultValue `true`: a project's requests go to the project's own host below `auth.apiHost`
   */
  readonly useProjectHostname?: boolean
}

/** Whether the configuration is for an app inside a studio. */
export function isStudioConfig({ studio, studioMode }: SanityConfig): boolean {
  return Boolean(studio) || studioMode?.enabled === true
}

/** What each field of the configuration has to be, where it is there. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  projectId: ['string'],
  dataset: ['string'],
  perspective: ['string', 'object'],
  auth: ['object'],
  studio: ['object'],
  studioMode: ['object'],
  resources: ['object'],
  useProjectHostname: ['boolean'],
}

/** The same for the fields of `auth`. */
const AUTH_FIELDS: Readonly<Record<string, readonly string[]>> = {
  token: ['string'],
  apiHost: ['string'],
  callbackUrl: ['string'],
  providers: ['object', 'function'],
  storageArea: ['object'],
  initialLocationHref: ['string'],
  clientFactory: ['function'],
  oauth: ['object'],
  dashboardOrigins: ['object'],
}

/**
 * Says what is wrong with a configuration that types could not check.
 * @throws AuthError `config-invalid`
 */
export function assertConfig(config: unknown): asserts config is SanityConfig {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw invalid('Pass a configuration object: at least {} for an app that a dashboard embeds.')
  }
  assertFields(config, FIELDS, '')
  const { studioMode, studio, projectId, auth = {} } = config as SanityConfig
  assertFields(auth, AUTH_FIELDS, 'auth.')
  if (studioMode && typeof studioMode.enabled !== 'boolean') {
    throw invalid('The field studioMode must be {enabled: true} or {enabled: false}.')
  }
  if (isStudioConfig(config as SanityConfig)) {
    if (auth.oauth) throw invalid('Choose one mode: studio and auth.oauth exclude each other.')
    if (!projectId) throw invalid("Add the studio's projectId: its token serves that project only.")
    assertTokenSource(studio?.auth?.token)
  }
  const { apiHost, dashboardOrigins } = auth
  if (apiHost !== undefined && !isSecureHost(apiHost)) {
    throw invalid(
      'The field auth.apiHost must be an absolute https URL such as https://api.sanity.io. Only an API on this machine may do without https.',
    )
  }
  if (dashboardOrigins !== undefined && !Array.isArray(dashboardOrigins)) {
    throw invalid('The field auth.dashboardOrigins must be an array of origins.')
  }
}

function assertFields(
  config: object,
  types: Readonly<Record<string, readonly string[]>>,
  prefix: string,
): void {
  const fields = config as Record<string, unknown>
  for (const [name, allowed] of Object.entries(types)) {
    const value = fields[name]
    if (value === undefined || (value !== null && allowed.includes(typeof value))) continue
    throw invalid(`The field ${prefix}${name} must be of type ${allowed.join(' or ')}.`)
  }
}

function assertTokenSource(source: unknown): void {
  if (source === undefined) return
  const subscribe = (source as Partial<TokenSource> | null)?.subscribe
  if (typeof subscribe === 'function') return
  throw invalid(
    'The field studio.auth.token must be something to subscribe to, not a token itself.',
  )
}

function invalid(message: string): AuthError {
  return new AuthError('config-invalid', message)
}
