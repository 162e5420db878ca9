import { fingerprint } from '../../fingerprint.ts'
import { isToken, isTokenCredential } from '../../machine/credential.ts'
import type { Instant } from '../../machine/instant.ts'
import { readRecord, writeRecord } from '../../machine/ledgerRecord.ts'
import { type AuthData, NO_DATA } from '../authentication/authData.ts'
import { expiresOf, lifetimeOf, parseExpires } from '../authentication/lifetime.ts'
import { parseUser } from '../authentication/parseUser.ts'

/** The member that carries what `AuthData` has no room for. No secret is in it. */
const MEMBER = 'gatehouse'

/** Versions of what somebody else wrote: apart by their token, and later for a later end. */
const TAG_RANGE = 1_024

/** What is stored. */
interface StoredData extends AuthData {
  readonly [MEMBER]?: object
}

/** A record as the app's storage takes it. What is no record is nobody. */
export function toStored(value: unknown): StoredData {
  const record = readRecord(value, parseUser)
  if (!record) return NO_DATA
  const { credential, ...rest } = Object(writeRecord(record))
  if (record.type === 'signedOut') return { ...NO_DATA, [MEMBER]: rest }
  const { lifetimeMs, refreshAfterMs } = record.credential
  const [access_token, refresh_token = null] = isTokenCredential(record.credential)
    ? [record.credential.token, record.credential.refreshToken]
    : [null]
  const expires = lifetimeMs === undefined ? null : expiresOf(lifetimeMs)
  const expires_at = expires === null ? null : record.receivedAt + expires
  const tag = tagOf(access_token, refresh_token)
  const member = { ...rest, tag, lifetimeMs, refreshAfterMs }
  return { access_token, refresh_token, expires, expires_at, [MEMBER]: member }
}

/** The record in what stands in the app's storage, whoever wrote it; `undefined`: there is none (F14, S13). */
export function fromStored(value: unknown, at: Instant): unknown {
  const own = (name: string, owner: unknown = value): unknown =>
    typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
      ? Reflect.get(owner, name)
      : undefined
  const token = own('access_token')
  const refreshToken = own('refresh_token') ?? undefined
  const member = own(MEMBER)
  if (token === null || token === undefined) {
    return own('type', member) === 'signedOut' ? member : undefined
  }
  if (!isToken(token) || (refreshToken !== undefined && !isToken(refreshToken))) return undefined
  const times = {
    lifetimeMs: own('lifetimeMs', member),
    refreshAfterMs: own('refreshAfterMs', member),
  }
  if (own('tag', member) === tagOf(token, refreshToken ?? null)) {
    const credential = definite({ token, refreshToken, ...times })
    return { ...Object(member), credential }
  }
  return foreignRecord({ token, refreshToken, expires: own('expires'), end: own('expires_at'), at })
}

/** What somebody else has put there: the vendor's client, or the app itself. */
function foreignRecord({
  token,
  refreshToken,
  expires,
  end,
  at,
}: {
  readonly token: string
  readonly refreshToken: string | undefined
  readonly expires: unknown
  readonly end: unknown
  readonly at: Instant
}): unknown {
  const expiresAt = parseExpires(end)
  const version = versionOf(expiresAt, tagOf(token, refreshToken ?? null))
  const record = { schema: 1, type: 'signedIn', version, lineage: version, user: null }
  if (expiresAt === undefined) {
    return { ...record, receivedAt: at.wall, credential: definite({ token, refreshToken }) }
  }
  // Where it is not said how long it lives, it lives from now on.
  const life = parseExpires(expires) ?? Math.max(1, expiresAt - at.wall)
  const credential = definite({ token, refreshToken, ...lifetimeOf({ expires: life }) })
  return { ...record, receivedAt: Math.max(0, expiresAt - life), credential }
}

/** The same for the same value, whoever reads it, and another for another. */
function versionOf(expiresAt: number | undefined, tag: string): number {
  const [first = '0'] = tag.split('.')
  const hash = Number(first)
  if (expiresAt === undefined || expiresAt >= Number.MAX_SAFE_INTEGER / TAG_RANGE) return hash + 1
  return Math.floor(expiresAt) * TAG_RANGE + (hash % TAG_RANGE) + 1
}

function tagOf(token: string | null, refreshToken: string | null): string {
  return fingerprint(JSON.stringify([token, refreshToken]))
}

function definite(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
