import type { ClientConfig } from '@sanity/client'
import { AuthError } from '../errors.ts'
import { fingerprint } from '../fingerprint.ts'
import type { DocumentResource } from './resources.ts'

/** Options of the vendor's client that are passed on as they are. */
export type PassedOn = Pick<
  ClientConfig,
  | 'apiHost'
  | 'apiVersion'
  | 'collaboration'
  | 'dataset'
  | 'maxRetries'
  | 'perspective'
  | 'projectId'
  | 'proxy'
  | 'requestTagPrefix'
  | 'timeout'
  | 'token'
  | 'useCdn'
  | 'useProjectHostname'
  | 'withCredentials'
>

const PASSED_ON: readonly (keyof PassedOn)[] = [
  'apiHost',
  'apiVersion',
  'collaboration',
  'dataset',
  'maxRetries',
  'perspective',
  'projectId',
  'proxy',
  'requestTagPrefix',
  'timeout',
  'token',
  'useCdn',
  'useProjectHostname',
  'withCredentials',
]

/** What a client is wanted for. */
export interface ClientOptions extends PassedOn {
  /** The API's version, a date such as `2025-02-19`. */
  readonly apiVersion: string
  /**
   * `global`: the API host itself, for projects and organizations. `default`: the project's own host.
   * @defaultValue `'default'`, or `'global'` where there is no project
   */
  readonly scope?: 'default' | 'global'
  /** Where the documents live, in place of `projectId` and `dataset`. */
  readonly resource?: DocumentResource
  /** A token of the developer's own, sent in place of the session's and never renewed. */
  readonly token?: string
  /** Taken, and not followed: the session says whether cookies are sent, or a token. */
  readonly withCredentials?: boolean
}

const KNOWN: ReadonlySet<string> = new Set([...PASSED_ON, 'scope', 'resource'])

/** What begins an option in a key: a control character, which cannot stand in one. */
const SIGNS: readonly (readonly [keyof PassedOn, string])[] = PASSED_ON.filter(
  (name) => name !== 'token',
).map((name, index) => [name, String.fromCharCode(index + 5)])
const SIGN = { other: '\u0001', scope: '\u0002', resource: '\u0003', token: '\u0004' } as const

/**
 * The options as one string; equal options give equal ones, and no secret is in it.
 * @throws AuthError `option-unknown`, or `option-invalid` where there are no options at all
 */
export function clientKey(options: ClientOptions): string {
  if (typeof options !== 'object' || options === null) throw noOptions()
  for (const name in options) {
    if (!KNOWN.has(name)) throw unknownOption(options)
  }
  let key = ''
  for (const [name, sign] of SIGNS) {
    const value = options[name]
    if (value !== undefined) key += sign + text(value)
  }
  if (options.scope !== undefined) key += SIGN.scope + text(options.scope)
  if (options.resource !== undefined) key += SIGN.resource + resourceText(options.resource)
  return options.token === undefined ? key : key + SIGN.token + fingerprint(text(options.token))
}

/** A number is told from the text of it: what is wrong is not taken for what is right. */
function text(value: unknown): string {
  if (typeof value === 'string') return value
  return SIGN.other + (typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** In one order, whatever order the fields were written in. */
function resourceText(resource: DocumentResource): string {
  if (typeof resource !== 'object' || resource === null) return text(resource)
  return JSON.stringify(Object.entries(resource).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function unknownOption(options: object): AuthError {
  const unknown = Object.keys(options).filter((name) => !KNOWN.has(name))
  return new AuthError(
    'option-unknown',
    `Unknown client option${unknown.length === 1 ? '' : 's'} ${unknown.join(', ')}. Known are ${[...KNOWN].sort().join(', ')}.`,
  )
}

function noOptions(): AuthError {
  return new AuthError(
    'option-invalid',
    "A client needs options, at least {apiVersion: '2025-02-19'}.",
  )
}
