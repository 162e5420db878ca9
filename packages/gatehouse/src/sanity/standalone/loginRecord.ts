import type { Environment } from '../../ports/environment.ts'
import { ownMembers } from '../ownMembers.ts'

/** Where this browser notes that a sign-in was begun in it. It says nothing about anybody. */
const KEY = 'gatehouse:sanity-login'

/** How long a sign-in page may stand open, in milliseconds, before what comes back from it is too old. */
const LIFETIME_MS = 60 * 60 * 1_000

/** The notes of one page: the browser's storage, the time, and something that nobody can guess. */
type LoginWorld = Pick<Environment, 'storage' | 'clock' | 'nonce'>

/**
 * What a sign-in that begins now carries through the sign-in page (S1). All tabs of this browser
 * share one, until it is used or too old: a link may be opened in another tab than it was shown in.
 */
export function loginState(world: LoginWorld): string {
  const note = read(world)
  // Reading the address again, as every render does, writes nothing.
  if (note && note.age < LIFETIME_MS / 2) return note.state
  const state = note?.state ?? world.nonce()
  try {
    world.storage.set(KEY, JSON.stringify({ state, at: world.clock.now().wall }))
  } catch {
    // What comes back cannot be told from a forgery then, and is not taken.
  }
  return state
}

/**
 * Takes the note away, before anything is done with what came back (S5). Returns whether it was for
 * this sign-in.
 */
export function takeLogin(world: LoginWorld, state: string): boolean {
  if (read(world)?.state !== state) return false
  try {
    world.storage.remove(KEY)
    return true
  } catch {
    return false
  }
}

interface LoginNote {
  readonly state: string
  /** In milliseconds. */
  readonly age: number
}

function read({ storage, clock }: LoginWorld): LoginNote | undefined {
  try {
    const own = ownMembers(JSON.parse(storage.get(KEY) ?? 'null'))
    const [state, at] = [own('state'), own('at')]
    if (typeof state !== 'string' || state === '' || typeof at !== 'number') return undefined
    const age = clock.now().wall - at
    return age >= 0 && age < LIFETIME_MS ? { state, age } : undefined
  } catch {
    return undefined
  }
}
