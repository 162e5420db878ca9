import type { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import { readAddress } from './address.ts'
import { notAllowed, notEmbedded } from './parentErrors.ts'

/** What a dashboard app starts from. */
export type AuthCode =
  /** A token from an allowed parent. */
  | { readonly type: 'token'; readonly token: string }
  /** A token whose bringer the browser does not name: good once the parent has shown who it is. */
  | { readonly type: 'unproven'; readonly token: string }
  /** A session id from an allowed parent, good for one exchange. */
  | { readonly type: 'sid'; readonly sid: string }
  | { readonly type: 'none' }
  | { readonly type: 'refused'; readonly error: AuthError }

/** Who may bring one, and where it stands. */
export interface AuthCodeOptions {
  readonly environment: Environment
  /** Whether a page of that origin may embed the app. */
  readonly allowOrigin: (origin: string) => boolean
  /** @defaultValue the page's own address */
  readonly href?: string | undefined
}

/**
 * Takes the token, or session id, that the dashboard put into the address, and takes it out of there:
 * at once, before anything else runs, whether it is any good or not (S1, S3). It is validated next, by
 * the same request that brings the current user; a refused one is replaced through the parent.
 */
export function getAuthCode({ environment, allowOrigin, href }: AuthCodeOptions): AuthCode {
  const { page, frame } = environment
  const { code, context } = readAddress(href ?? page.href())
  cleanAddress(environment)
  if (frame.parent() === null) return { type: 'refused', error: notEmbedded() }
  const origin = frame.parentOrigin()
  if (origin !== null && !allowOrigin(origin)) return { type: 'refused', error: notAllowed(origin) }
  if (context.type === 'malformed') return { type: 'refused', error: context.error }
  if (code.type === 'malformed') return { type: 'refused', error: code.error }
  if (origin !== null) return code
  // A link cannot be told from a dashboard here. Only what the parent itself confirms is used.
  return code.type === 'token' ? { type: 'unproven', token: code.token } : { type: 'none' }
}

/** Takes secrets out of the page's address. Returns whether there were any. */
export function cleanAddress({ page }: Environment): boolean {
  const href = page.href()
  const { cleanHref } = readAddress(href)
  if (cleanHref === href) return false
  page.replaceHref(cleanHref)
  return true
}
