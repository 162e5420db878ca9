import type { TokenSource } from 'gatehouse/sanity/react'

/** A token source, and the end of it that the studio holds. */
export interface TokenSubject {
  /** Tells the token that there is at once, and every other one after it. */
  readonly source: TokenSource
  /** `null`: there is none. */
  readonly next: (token: string | null) => void
}

/** A source that begins with no token. */
export function createTokenSubject(): TokenSubject {
  const observers = new Set<{ readonly next: (token: string | null) => void }>()
  let last: string | null = null
  return {
    source: {
      subscribe(observer) {
        observers.add(observer)
        observer.next(last)
        return { unsubscribe: () => void observers.delete(observer) }
      },
    },
    next(token) {
      last = token
      for (const observer of [...observers]) observer.next(token)
    },
  }
}
