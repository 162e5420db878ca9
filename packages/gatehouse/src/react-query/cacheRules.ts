import type { AuthState } from '../authState.ts'
import type { QueryOwner } from './authQueryKey.ts'
import { UNKNOWN } from './personTag.ts'

/** Whose a cache is now, as far as it is known. */
export interface Holder {
  readonly backend: string
  /** A hash of the person's id; `null` while nobody is signed in. */
  readonly person: string | null
  /** Whether that will stay so: not while somebody is being signed in. */
  readonly isSettled: boolean
}

/** Who holds the cache in this state. Pure. */
export function holderOf(
  backend: string,
  { type }: Pick<AuthState, 'type'>,
  person: string | null,
): Holder {
  return { backend, person, isSettled: type === 'logged-in' || type === 'logged-out' }
}

/** Whether the former person is gone. One who gets known was there already. Pure. */
export function isDeparture(former: string | null, present: string | null): boolean {
  if (former === null || former === present) return false
  return former !== UNKNOWN || present === null
}

/** Whether an entry goes when the person does: all of them, but for another backend's. Pure. */
export function goesWithPerson(owner: QueryOwner | undefined, { backend }: Holder): boolean {
  return owner === undefined || owner.backend === backend
}

/** Whether an entry is another person's by its key. Pure. */
export function isIntruder(owner: QueryOwner | undefined, holder: Holder): boolean {
  if (owner?.backend !== holder.backend || owner.person === null) return false
  return holder.isSettled && owner.person !== holder.person
}

/**
 * Whether an entry out of a persisted cache is nobody's that is known to be here: its session is
 * over, and who was not known then is not known now. Pure.
 */
export function isStray(owner: QueryOwner | undefined, holder: Holder): boolean {
  return owner?.backend === holder.backend && owner.person === UNKNOWN
}

/**
 * Whether a mutation out of a persisted cache may be sent: only in the name of the person who made
 * it, which its key has to say. Pure.
 */
export function mayResume(owner: QueryOwner | undefined, holder: Holder): boolean {
  if (owner === undefined || owner.person === null || owner.person === UNKNOWN) return false
  return owner.backend !== holder.backend || owner.person === holder.person
}
