import { fingerprint } from '../fingerprint.ts'
import { type Credential, isTokenCredential, parseCredential, plain } from './credential.ts'
import type { Instant } from './instant.ts'
import type { AuthUser } from './session.ts'

/** Somebody is signed in. */
export interface SignedInRecord<U extends AuthUser> {
  readonly type: 'signedIn'
  /** Grows with every write, whoever writes; a first one begins with the time of day. */
  readonly version: number
  /** The version that the session began with: tells two sessions apart while nobody knows whose they are. */
  readonly lineage: number
  readonly credential: Credential
  readonly user: U | null
  /** When the credential was received, in milliseconds since the epoch. */
  readonly receivedAt: number
  readonly refreshedAt?: number | undefined
  /** Whether the copy that other code reads was written, so that its absence says something. */
  readonly isCopied?: boolean | undefined
  /** The tag of the credential that stood there before: a copy of that one is a leftover, and no news. */
  readonly formerly?: string | undefined
}

/** Tells credentials apart without saying them. Cookies are all alike. */
export function credentialTag(credential: Credential): string {
  return isTokenCredential(credential) ? fingerprint(credential.token) : ''
}

/** Nobody is signed in any more. It keeps its place, so that a late writer sees that it is late. */
export interface SignedOutRecord {
  readonly type: 'signedOut'
  readonly version: number
  /** Why, where that is not somebody's sign-out: every tab gives the same reason. */
  readonly because?: 'storage-cleared' | undefined
}

/** What the ledger says of a session. */
export type LedgerRecord<U extends AuthUser> = SignedInRecord<U> | SignedOutRecord

/** The layout of the record; another one is another release's, and is dropped. */
const SCHEMA = 1

/** Largest user profile that is kept, in characters of JSON. */
const MAX_USER_LENGTH = 65_536

/** The record as data that can be cloned into a store. */
export function writeRecord<U extends AuthUser>(record: LedgerRecord<U>): unknown {
  if (record.type === 'signedOut') return { schema: SCHEMA, ...record }
  return { schema: SCHEMA, ...record, credential: plain(record.credential) }
}

/** The record out of whatever the store holds, or `undefined` when that is not one (S13, F14). */
export function readRecord<U extends AuthUser>(
  value: unknown,
  readUser: (value: unknown) => U | undefined,
): LedgerRecord<U> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Record<string, unknown>
  const { schema, type, version, because, lineage, credential, user } = fields
  const { receivedAt, refreshedAt, isCopied, formerly } = fields
  if (schema !== SCHEMA || !isVersion(version)) return undefined
  if (type === 'signedOut') {
    return because === 'storage-cleared' ? { type, version, because } : { type, version }
  }
  const parsed = parseCredential(credential)
  const person = user === null ? null : readSmall(user, readUser)
  if (type !== 'signedIn' || !parsed || person === undefined) return undefined
  if (!isVersion(lineage) || !isTime(receivedAt)) return undefined
  return {
    type,
    version,
    lineage,
    credential: parsed,
    user: person,
    receivedAt,
    refreshedAt: isTime(refreshedAt) ? refreshedAt : undefined,
    ...(isCopied === true && { isCopied }),
    ...(typeof formerly === 'string' && { formerly }),
  }
}

/** Any script may have written it: what has no JSON, or makes its reader stumble, is no user either. */
function readSmall<U>(value: unknown, read: (value: unknown) => U | undefined): U | undefined {
  try {
    const length = JSON.stringify(value)?.length ?? Number.POSITIVE_INFINITY
    return length > MAX_USER_LENGTH ? undefined : read(value)
  } catch {
    return undefined
  }
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/**
 * When a credential of the ledger was received, on this tab's clocks. A wall clock that was set
 * back since cannot make it younger than new.
 */
export function receivedInstant(receivedAt: number, at: Instant): Instant {
  const age = Math.max(0, at.wall - receivedAt)
  return { mono: at.mono - age, wall: at.wall - age }
}
