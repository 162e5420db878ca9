import { AuthError } from '../errors.ts'
import { isToken } from '../machine/credential.ts'
import type { ClientOptions, PassedOn } from './clientOptions.ts'
import { isSecureHost } from './hosts.ts'
import {
  type DocumentResource,
  isCanvasResource,
  isDatasetResource,
  isMediaLibraryResource,
} from './resources.ts'

/** What an option has to be, and how to say so. */
interface Rule {
  readonly holds: (value: unknown) => boolean
  readonly wanted: string
}

const NAME: Rule = { holds: isText, wanted: 'a non-empty string' }
/** An empty one is a way to say none. */
const TEXT: Rule = { holds: (value) => typeof value === 'string', wanted: 'a string' }
const SWITCH: Rule = { holds: (value) => typeof value === 'boolean', wanted: 'true or false' }
const COUNT: Rule = {
  holds: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  wanted: 'a number that is not negative',
}

/** The rules of the options that may be left out. */
const RULES: Readonly<Record<Exclude<keyof PassedOn, 'apiVersion'> | 'scope' | 'resource', Rule>> =
  {
    apiHost: {
      holds: (value) => isText(value) && isSecureHost(value),
      wanted: 'an absolute https URL; only an API on this machine may do without https',
    },
    collaboration: { holds: isRecord, wanted: 'an object with an organizationId' },
    dataset: NAME,
    maxRetries: COUNT,
    perspective: { holds: isPerspective, wanted: 'the name of a perspective, or a list of names' },
    projectId: NAME,
    proxy: TEXT,
    requestTagPrefix: TEXT,
    timeout: COUNT,
    token: { holds: isToken, wanted: 'a token as the platform issued it' },
    useCdn: SWITCH,
    useProjectHostname: SWITCH,
    withCredentials: SWITCH,
    scope: {
      holds: (value) => value === 'default' || value === 'global',
      wanted: "'default' or 'global'",
    },
    resource: {
      holds: isResource,
      wanted: '{projectId, dataset}, {mediaLibraryId} or {canvasId}, each a non-empty string',
    },
  }

/**
 * Says what is wrong with a client's options that types could not check. It never quotes a value: it
 * may be a token in the wrong place (I9).
 * @throws AuthError `option-invalid`
 */
export function assertClientOptions(options: ClientOptions): void {
  const { apiVersion } = options
  if (apiVersion === undefined) {
    throw invalid("A client needs an apiVersion: a date such as '2025-02-19'.")
  }
  if (!isApiVersion(apiVersion)) {
    throw invalid("The option apiVersion must be a date such as '2025-02-19', '1' or 'X'.")
  }
  for (const [name, { holds, wanted }] of Object.entries(RULES)) {
    const value: unknown = options[name as keyof typeof RULES]
    if (value !== undefined && !holds(value)) {
      throw invalid(`The option ${name} must be ${wanted}.`)
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isApiVersion(value: unknown): boolean {
  return typeof value === 'string' && /^v?(1|X|\d{4}-\d{2}-\d{2})$/.test(value)
}

function isPerspective(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isText) : isText(value)
}

/** Of one kind and no other: which host it is asked for, and in whose name, follows from that. */
function isResource(value: unknown): boolean {
  if (!isRecord(value)) return false
  const resource = value as DocumentResource
  const kinds = [isDatasetResource, isMediaLibraryResource, isCanvasResource]
  return kinds.filter((is) => is(resource)).length === 1 && Object.values(resource).every(isText)
}

function invalid(message: string): AuthError {
  return new AuthError('option-invalid', message)
}
