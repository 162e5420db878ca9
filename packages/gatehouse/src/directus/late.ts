/** Marks a feature that is made again over each client that its own is extended to. */
const LATE: unique symbol = Symbol.for('gatehouse.late')

/**
 * Marks a feature that has no state worth keeping, and looks at the other features of its client:
 * it is made again when one is added, so that it finds those too.
 */
export function late<Create extends (...client: never[]) => object>(create: Create): Create {
  return Object.assign(create, { [LATE]: true })
}

/** Whether a feature is to be made again over each client that comes of its own. */
export function isLate(create: object): boolean {
  return LATE in create
}
