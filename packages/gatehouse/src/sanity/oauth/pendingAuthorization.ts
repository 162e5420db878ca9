import type { Environment } from '../../ports/environment.ts'
import { ownMembers } from '../ownMembers.ts'
import { returnPath } from '../returnPath.ts'

/** A sign-in that this browser has begun, and waits for the answer to. */
export interface PendingAuthorization {
  /** Proves to the server that the one who brings the code is the one who asked for it (RFC 7636). */
  readonly codeVerifier: string
  /** Where the person was: a path of the app's own origin. */
  readonly returnTo: string
}

/**
 * Each record has a key of its own, so that tabs that begin at the same moment cannot overwrite each
 * other's. The index beside them is only for tidying up.
 */
const KEY = 'gatehouse:sanity-oauth:pending'

/** How long an answer is waited for, in milliseconds. */
const TTL_MS = 10 * 60_000

/** How many sign-ins are kept at a time; the oldest give way. */
const MAX_PENDING = 16

/** Longest record, and index, that is looked at, in characters. */
const MAX_LENGTH = 8_192

/** What a state of ours, and a verifier (RFC 7636 §4.1), are made of. */
const STATE = /^[\w.-]{1,128}$/
const VERIFIER = /^[\w.~-]{43,128}$/

/**
 * Writes down that a sign-in begins. Throws what the storage throws: without the record its answer
 * could not be told from a forged one (S1).
 * @returns its state, which cannot be guessed
 */
export function beginAuthorization(
  { storage, clock, nonce }: Environment,
  { codeVerifier, returnTo }: PendingAuthorization,
): string {
  const state = nonce()
  const { wall } = clock.now()
  storage.set(recordKey(state), JSON.stringify({ codeVerifier, returnTo, at: wall }))
  const entries = [...readIndex(storage.get(KEY)), { state, at: wall }]
  const kept = entries.filter(({ at }) => isLive(at, wall)).slice(-MAX_PENDING)
  for (const entry of entries) if (!kept.includes(entry)) storage.remove(recordKey(entry.state))
  storage.set(KEY, JSON.stringify(kept))
  return state
}

/**
 * Takes the record of a sign-in away, before anything is done with its answer (S5).
 * @returns `undefined` where this browser has not begun it, or begun it too long ago
 */
export function takeAuthorization(
  { storage, clock, page }: Environment,
  state: string,
): PendingAuthorization | undefined {
  if (!STATE.test(state)) return undefined
  try {
    const key = recordKey(state)
    const text = storage.get(key)
    if (text === null) return undefined
    storage.remove(key)
    const rest = readIndex(storage.get(KEY)).filter((entry) => entry.state !== state)
    if (rest.length === 0) storage.remove(KEY)
    else storage.set(KEY, JSON.stringify(rest))
    return readRecord(text, { now: clock.now().wall, origin: originOf(page.href()) })
  } catch {
    // Where storage is blocked, nothing was begun here.
    return undefined
  }
}

function recordKey(state: string): string {
  return `${KEY}:${state}`
}

function readRecord(
  text: string,
  { now, origin }: { readonly now: number; readonly origin: string },
): PendingAuthorization | undefined {
  const own = ownMembers(parse(text))
  const codeVerifier = own('codeVerifier')
  if (typeof codeVerifier !== 'string' || !VERIFIER.test(codeVerifier)) return undefined
  if (!isLive(own('at'), now)) return undefined
  // The path is a courtesy: one that leads elsewhere is dropped, not the sign-in (S4).
  return { codeVerifier, returnTo: returnPath(own('returnTo'), origin) ?? '/' }
}

interface IndexEntry {
  readonly state: string
  readonly at: number
}

function readIndex(text: string | null): readonly IndexEntry[] {
  const value = text === null ? [] : parse(text)
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    const own = ownMembers(item)
    const [state, at] = [own('state'), own('at')]
    const isEntry = typeof state === 'string' && STATE.test(state) && typeof at === 'number'
    return isEntry ? [{ state, at }] : []
  })
}

/** Any script may have written it (S13). */
function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A clock that was set back meanwhile makes no record live for ever. */
function isLive(at: unknown, now: number): at is number {
  return typeof at === 'number' && Math.abs(now - at) < TTL_MS
}

function originOf(href: string): string {
  return URL.canParse(href) ? new URL(href).origin : ''
}
