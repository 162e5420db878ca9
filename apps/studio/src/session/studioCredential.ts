/** What the studio's own requests carry. */
export type StudioCredential =
  | { readonly type: 'none' }
  | { readonly type: 'token'; readonly token: string }
  /** The browser's to send, and nobody's to read. */
  | { readonly type: 'cookie' }

/** Whether two credentials are the same. */
export function isSameCredential(a: StudioCredential, b: StudioCredential): boolean {
  if (a.type !== 'token' || b.type !== 'token') return a.type === b.type
  return a.token === b.token
}
