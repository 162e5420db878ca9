import type { TokenSource } from 'gatehouse/sanity/react'
import type { StudioCredential } from './studioCredential.ts'

/** One of a studio's ways to keep what a sign-in brings. */
export interface Manner {
  readonly id: string
  readonly label: string
}

/** A studio's session, in one of the variants: what real studios do, without their sign-in page. */
export interface StudioSession {
  /** What is chosen among the manners, in words. */
  readonly mannerLabel: string
  /** The first is the usual one. */
  readonly manners: readonly [Manner, ...Manner[]]
  /** What the studio's own requests carry; the same object until it is another. */
  readonly credential: () => StudioCredential
  /** Calls `listener` when the credential is another one. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
  /** @throws Error with a sentence, where it did not work */
  readonly signIn: (personId: string, manner: Manner) => Promise<void>
  readonly signOut: () => Promise<void>
  /** Reads anew what a tool on this page may have taken away without a word. */
  readonly look: () => void
  /**
   * Tells the tools of the token. Without it a studio mounts its tools anew when somebody has signed
   * in: it is how they learn of it.
   */
  readonly source?: TokenSource
}
