/** Where the record of a sign-in that was begun in this tab is kept: `sessionStorage`. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The sign-in that this tab has begun, so that nobody can finish one that it has not (S1). */
export interface PendingLogin {
  /** Writes down that a sign-in begins. @returns its state, which cannot be guessed */
  readonly begin: () => string
  /**
   * Takes the record away, before anything is done with the code (S5).
   * @returns whether `state` is the one of the sign-in that was begun here
   */
  readonly finish: (state: string | null) => boolean
}

/** What a pending login needs. */
export interface PendingLoginOptions {
  /** Looked up at each use: where storage is blocked, touching it throws. */
  readonly storage: () => TabStorage
  readonly nonce: () => string
}

const KEY = 'gatehouse-dashboard.pending-login'

/** The record of this tab. */
export function pendingLogin({ storage, nonce }: PendingLoginOptions): PendingLogin {
  return {
    begin() {
      const state = nonce()
      storage().setItem(KEY, state)
      return state
    },
    finish(state) {
      const begun = takeAway(storage)
      return begun !== null && begun === state
    },
  }
}

function takeAway(storage: () => TabStorage): string | null {
  try {
    const begun = storage().getItem(KEY)
    storage().removeItem(KEY)
    return begun
  } catch {
    // Without storage no sign-in was begun here.
    return null
  }
}
