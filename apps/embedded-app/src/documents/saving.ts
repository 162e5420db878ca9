/** How far a save is. */
export type Saving =
  | { readonly type: 'idle' }
  | { readonly type: 'saving'; readonly id: string }
  /** The server cannot be reached; the next try comes by itself. */
  | { readonly type: 'waiting'; readonly id: string }
  | { readonly type: 'saved'; readonly id: string; readonly at: number }
  | { readonly type: 'failed'; readonly id: string; readonly sentence: string }

/** Whether a save is under way. */
export function isUnderWay({ type }: Saving): boolean {
  return type === 'saving' || type === 'waiting'
}
