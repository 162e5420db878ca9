import { type AuthErrorCode, isAuthError } from 'gatehouse/sanity/react'

/** What comes of asking for a client. */
export type ClientAnswer =
  | { readonly type: 'client' }
  | { readonly type: 'refused'; readonly code: AuthErrorCode; readonly sentence: string }

/** Asks for a client, and takes the refusal as an answer. Throws on what is none. */
export function answerOf(getClient: () => unknown): ClientAnswer {
  try {
    getClient()
    return { type: 'client' }
  } catch (cause) {
    if (!isAuthError(cause)) throw cause
    return { type: 'refused', code: cause.code, sentence: cause.message }
  }
}
