/** Something that a page did, or that stands in it, in which no secret may be. */
export interface Sighting {
  readonly kind: SightingKind
  /** The origin of the page; `null` in a sandboxed frame. */
  readonly origin: string
  readonly text: string
  /** Whether the page is in a frame; absent where no page did it. */
  readonly framed?: boolean
  /** Who sent it, for a message. */
  readonly from?: string
}

/** Where a secret could show. */
type SightingKind =
  /** A message that the window received. */
  | 'message'
  /** What went onto a BroadcastChannel. */
  | 'broadcast'
  /** What was put into localStorage or sessionStorage. */
  | 'storage'
  /** What was put into an IndexedDB. */
  | 'database'
  /** An address put into the history, and the state beside it. */
  | 'history'
  /** The page's address and its history at the moment of a request. */
  | 'request'
  /** An element, when it was changed or at the end. */
  | 'document'
  /** A cookie that scripts can read. */
  | 'cookie'
  /** What a page wrote there. */
  | 'console'
  /** What stands in `performance`, whose entries are addresses. */
  | 'performance'

/** The name under which pages report a {@link Sighting}, as JSON. */
export const REPORTER = 'gatehouseSighting'
