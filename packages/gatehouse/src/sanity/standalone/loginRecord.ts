import type { Environment } from '../../ports/environment.ts'
import { ownMembers } from '../ownMembers.ts'

/** Where this browser notes which sign-ins were begun in it. It says nothing about anybody. */
const KEY = 'gatehouse:sanity-login'

/** How long a sign-in page may stand open, in milliseconds, before what comes back from it is too old. */
const LIFETIME_MS = 60 * 60 * 1_000

/** The notes of one page: the browser's storage, the time, and something that nobody can guess. */
type LoginWorld = Pick<Environment, 'storage' | 'clock' | 'nonce'>

/** How many sign-ins are waited for at once: the oldest gives way. */
const MAX_NOTES = 16

/** A sign-in that has begun, and whether this browser will know it again. */
export interface BegunLogin {
  readonly state: string
  readonly isNoted: boolean
}

/**
 * What a sign-in carries through the sign-in page (S1): `former`, while it has not been used, else a
 * new one. Each is its own, so that one that is called off takes no other with it.
 */
export function beginLogin(world: LoginWorld, former?: BegunLogin): BegunLogin {
  const notes = read(world)
  const noted = notes.find(({ state }) => state === former?.state)
  // Reading the address again, as every render does, writes nothing.
  if (noted && ageOf(noted, world) < LIFETIME_MS / 2) return { state: noted.state, isNoted: true }
  // Where nothing can be written down, each reading would be another one.
  const state = noted || former?.isNoted === false ? (former?.state ?? '') : world.nonce()
  const others = notes.filter((note) => note.state !== state)
  const note = { state, at: world.clock.now().wall }
  return { state, isNoted: write(world, [...others, note].slice(-MAX_NOTES)) }
}

/**
 * Takes the note away, before anything is done with what came back (S5). Returns whether it was for
 * this sign-in.
 */
export function takeLogin(world: LoginWorld, state: string): boolean {
  const notes = read(world)
  const others = notes.filter((note) => note.state !== state)
  return others.length < notes.length && write(world, others)
}

interface LoginNote {
  readonly state: string
  /** By the wall clock, in milliseconds. */
  readonly at: number
}

function read(world: LoginWorld): readonly LoginNote[] {
  try {
    const list: unknown = JSON.parse(world.storage.get(KEY) ?? '[]')
    if (!Array.isArray(list)) return []
    const notes = list.flatMap((value) => parseNote(value) ?? [])
    return notes.filter((note) => ageOf(note, world) < LIFETIME_MS)
  } catch {
    return []
  }
}

function write({ storage }: LoginWorld, notes: readonly LoginNote[]): boolean {
  try {
    if (notes.length === 0) storage.remove(KEY)
    else storage.set(KEY, JSON.stringify(notes))
    return true
  } catch {
    return false
  }
}

function parseNote(value: unknown): LoginNote | undefined {
  const own = ownMembers(value)
  const [state, at] = [own('state'), own('at')]
  return typeof state === 'string' && state !== '' && typeof at === 'number'
    ? { state, at }
    : undefined
}

/** A clock that was set back meanwhile makes a note no older than one that was set forward (F27). */
function ageOf({ at }: LoginNote, { clock }: LoginWorld): number {
  return Math.abs(clock.now().wall - at)
}
