import type { Environment } from '../../ports/environment.ts'
import { returnPath } from '../returnPath.ts'
import { parseJson } from './parseJson.ts'

/** A sign-in that this browser has begun, and waits for the answer to. */
export interface PendingAuthorization {
  /** Proves to the server that the one who brings the code is the one who asked for it (RFC 7636). */
  readonly codeVerifier: string
  /** Where the person was: a path of the app's own origin. */
  readonly returnTo: string
}

/**
 * Each record has a key of its own, so that tabs that begin at the same moment cannot overwrite each
 * other's. The list of states beside them is only for tidying up.
 */
const KEY = 'gatehouse:sanity-oauth'

/** How long an answer is waited for, in milliseconds. */
const TTL_MS = 10 * 60_000

/** How many records are kept at a time; the oldest give way. */
const MAX_PENDING = 16

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
  pending: PendingAuthorization,
): string {
  const state = nonce()
  const now = clock.now().wall
  storage.set(recordKey(state), JSON.stringify({ ...pending, at: now }))
  const states = [...tidied(storage, now), state]
  for (const old of states.slice(0, -MAX_PENDING)) storage.remove(recordKey(old))
  storage.set(KEY, states.slice(-MAX_PENDING).join(' '))
  return state
}

/**
 * Takes the record of a sign-in away, before anything is done with its answer (S5).
 * @returns `undefined` where this browser has not begun it, or begun it too long ago
 */
export function takeAuthorization(
  { storage, clock }: Environment,
  { state, origin }: { readonly state: string; readonly origin: string },
): PendingAuthorization | undefined {
  try {
    const text = STATE.test(state) && storage.get(recordKey(state))
    if (!text) return undefined
    storage.remove(recordKey(state))
    const now = clock.now().wall
    const others = tidied(storage, now)
    if (others.length > 0) storage.set(KEY, others.join(' '))
    else storage.remove(KEY)
    const own = parseJson(text)
    const codeVerifier = own('codeVerifier')
    if (!isLive(text, now) || typeof codeVerifier !== 'string' || !VERIFIER.test(codeVerifier))
      return undefined
    // The path is a courtesy: one that leads elsewhere is dropped, not the sign-in (S4).
    return { codeVerifier, returnTo: returnPath(own('returnTo'), origin) ?? '/' }
  } catch {
    // Where storage is blocked, nothing was begun here.
    return undefined
  }
}

/**
 * The states of those that are still waited for. The others have left a verifier behind that serves
 * nobody any more: it does not stay (S5).
 */
function tidied(storage: Environment['storage'], now: number): readonly string[] {
  const states = [...new Set(readStates(storage.get(KEY)))]
  return states.filter((state) => {
    const text = storage.get(recordKey(state))
    if (text !== null && isLive(text, now)) return true
    storage.remove(recordKey(state))
    return false
  })
}

/** A clock that was set back meanwhile makes no record live for ever; no time at all is too late. */
function isLive(text: string, now: number): boolean {
  return Math.abs(now - Number(parseJson(text)('at') ?? Number.NaN)) < TTL_MS
}

function recordKey(state: string): string {
  return `${KEY}:${state}`
}

/** Any script may have written it (S13). */
function readStates(text: string | null): readonly string[] {
  if (text === null || text.length > 8_192) return []
  return text.split(' ').filter((state) => STATE.test(state))
}
