import type { Environment } from '../../ports/environment.ts'

type World = Pick<Environment, 'storage'>

/**
 * Remembers that somebody signed out here until the server knows of it, or somebody signs in: until
 * then the cookie may be alive, and would sign the same person in again at the next load. All tabs
 * share it, and it says nothing about who signed out.
 */
export interface SignOutMark {
  readonly isSet: (world: World) => boolean
  readonly set: (world: World) => void
  readonly clear: (world: World) => void
}

/** The mark of one session. Where nothing can be stored, it lasts as long as the page. */
export function signOutMark(name: string): SignOutMark {
  const key = `gatehouse:${name}:signed-out`
  let isKept = false
  return {
    isSet({ storage }) {
      try {
        return isKept || storage.get(key) !== null
      } catch {
        return isKept
      }
    },
    set({ storage }) {
      try {
        storage.set(key, '1')
      } catch {
        isKept = true
      }
    },
    clear({ storage }) {
      isKept = false
      try {
        storage.remove(key)
      } catch {
        // It could not be written either.
      }
    },
  }
}
