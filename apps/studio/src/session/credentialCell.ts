import { isSameCredential, type StudioCredential } from './studioCredential.ts'

/** The credential that a studio has now. */
export interface CredentialCell {
  /** The same object until there is another credential. */
  readonly get: () => StudioCredential
  readonly set: (credential: StudioCredential) => void
  /** Calls `listener` after each change. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A cell that tells of changes only: the same credential again is none. */
export function createCredentialCell(first: StudioCredential): CredentialCell {
  const listeners = new Set<() => void>()
  let credential = first
  return {
    get: () => credential,
    set(next) {
      if (isSameCredential(next, credential)) return
      credential = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
