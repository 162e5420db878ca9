import type { ClientConfig } from '@sanity/client'
import { AuthError } from '../errors.ts'
import type { SanityConfig } from './config.ts'
import {
  type DocumentResource,
  isCanvasResource,
  isDatasetResource,
  isMediaLibraryResource,
} from './resources.ts'

/** Options of the vendor's client that are passed on as they are. */
type PassedOn = Pick<
  ClientConfig,
  | 'apiHost'
  | 'apiVersion'
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
}

const KNOWN: ReadonlySet<string> = new Set([...PASSED_ON, 'scope', 'resource'])

/** What begins an option in a key: a control character, which cannot stand in one. */
const SIGNS: readonly (readonly [keyof PassedOn, string])[] = PASSED_ON.filter(
  (name) => name !== 'token',
).map((name, index) => [name, String.fromCharCode(index + 4)])
const SIGN = { scope: '\u0001', resource: '\u0002', token: '\u0003' } as const

/**
 * The options as one string; equal options give equal ones, and no secret is in it.
 * @throws AuthError `option-unknown`
 */
export function clientKey(options: ClientOptions): string {
  for (const name in options) {
    if (!KNOWN.has(name)) throw unknownOption(options)
  }
  let key = ''
  for (const [name, sign] of SIGNS) {
    const value = options[name]
    if (value !== undefined) key += sign + text(value)
  }
  if (options.scope !== undefined) key += `${SIGN.scope}${options.scope}`
  if (options.resource !== undefined) key += SIGN.resource + resourceText(options.resource)
  return options.token === undefined ? key : key + SIGN.token + fingerprint(options.token)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** In one order, whatever order the fields were written in. */
function resourceText(resource: DocumentResource): string {
  return JSON.stringify(Object.entries(resource).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Tells a developer's own tokens apart: two 32-bit FNV-1a hashes with different seeds. */
function fingerprint(token: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  return `${a >>> 0}.${b >>> 0}`
}

function unknownOption(options: object): AuthError {
  const unknown = Object.keys(options).filter((name) => !KNOWN.has(name))
  return new AuthError(
    'option-unknown',
    `Unknown client option${unknown.length === 1 ? '' : 's'} ${unknown.join(', ')}. Known are ${[...KNOWN].sort().join(', ')}.`,
  )
}

/** The part of an instance's configuration that clients start from. */
export type ClientDefaults = Pick<SanityConfig, 'projectId' | 'dataset' | 'perspective' | 'auth'>

/** Which host a client speaks to. */
export function clientScope(
  { scope, projectId, resource }: ClientOptions,
  defaults: ClientDefaults,
): 'default' | 'global' {
  if (scope !== undefined) return scope
  if (resource) return isDatasetResource(resource) ? 'default' : 'global'
  return (projectId ?? defaults.projectId) === undefined ? 'global' : 'default'
}

/** The vendor's configuration for a client, all but its credential. */
export function clientConfig(options: ClientOptions, defaults: ClientDefaults): ClientConfig {
  const { scope: _, resource, token: __, projectId, dataset, ...own } = options
  const { perspective, auth } = defaults
  return {
    useCdn: false,
    requestTagPrefix: 'sanity.sdk',
    ignoreBrowserTokenWarning: true,
    ...(perspective !== undefined && { perspective }),
    ...(auth?.apiHost !== undefined && { apiHost: auth.apiHost }),
    ...own,
    ...(resource
      ? resourceConfig(resource)
      : datasetConfig(projectId ?? defaults.projectId, dataset ?? defaults.dataset)),
    useProjectHostname: own.useProjectHostname ?? clientScope(options, defaults) === 'default',
  }
}

function datasetConfig(projectId: string | undefined, dataset: string | undefined): ClientConfig {
  return {
    ...(projectId !== undefined && { projectId }),
    ...(dataset !== undefined && { dataset }),
  }
}

/** Where a resource says it all: what belongs to no project is not asked for in a project's name. */
function resourceConfig(resource: DocumentResource): ClientConfig {
  if (isDatasetResource(resource)) return datasetConfig(resource.projectId, resource.dataset)
  if (isMediaLibraryResource(resource)) {
    return { resource: { type: 'media-library', id: resource.mediaLibraryId } }
  }
  if (isCanvasResource(resource)) return { resource: { type: 'canvas', id: resource.canvasId } }
  throw new AuthError(
    'option-unknown',
    'A resource is {projectId, dataset}, {mediaLibraryId} or {canvasId}.',
  )
}
