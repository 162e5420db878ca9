/** Whose screen it is, in numbers: components live as long as theirs does not change. */
export interface Occupancy {
  /** The person's id; `undefined` while nobody is signed in, or nobody knows who. */
  readonly person: string | undefined
  /** Goes up when somebody else, or nobody, takes the place of a known person. */
  readonly number: number
}

/** Before anybody came. */
export const vacant: Occupancy = { person: undefined, number: 0 }

/**
 * The occupancy now that `person` is signed in. One who gets known was there already: that is the
 * same occupancy. Equal ones keep their reference. Pure.
 */
export function nextOccupancy(former: Occupancy, person: string | undefined): Occupancy {
  if (person === former.person) return former
  return { person, number: former.person === undefined ? former.number : former.number + 1 }
}
