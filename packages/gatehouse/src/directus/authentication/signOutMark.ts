import type { Environment } from '../../ports/environment.ts'

/** Where the mark stands. It says nothing about who signed out. */
function keyOf(name: string): string {
  return `gatehouse:${name}:signed-out`
}

/**
 * Whether somebody signed out here, the server could not be told, and nobody has signed in since: the
 * cookie may still be alive, and would sign the same person in again at the next load.
 */
export function isMarked({ storage }: Pick<Environment, 'storage'>, name: string): boolean {
  try {
    return storage.get(keyOf(name)) !== null
  } catch {
    return false
  }
}

/** Remembers a sign-out until the server knows of it. Throws what the storage throws. */
export function mark({ storage }: Pick<Environment, 'storage'>, name: string): void {
  storage.set(keyOf(name), '1')
}

/** The server knows, or somebody is on the way in again. */
export function unmark({ storage }: Pick<Environment, 'storage'>, name: string): void {
  try {
    storage.remove(keyOf(name))
  } catch {
    // It could not be written either.
  }
}
