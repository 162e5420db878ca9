import { AuthError } from '../../errors.ts'
import { textsOf } from '../textsOf.ts'

/** What a `_context` may say; a session id is among it by mistake of others. */
const MEMBERS = ['mode', 'env', 'orgId', 'sid'] as const

/** What the dashboard tells an app through `_context`. */
export interface DashboardContext {
  readonly mode?: string | undefined
  readonly env?: string | undefined
  /** The organization that the dashboard shows. */
  readonly orgId?: string | undefined
}

/** What `_context` turned out to be. */
export type ContextReading =
  | { readonly type: 'absent' }
  | { readonly type: 'present'; readonly context: DashboardContext; readonly sid?: string }
  | { readonly type: 'malformed'; readonly error: AuthError }

/** Longest `_context` that is looked into, in characters. */
const MAX_CONTEXT_LENGTH = 4_096

/** Reads `_context` out of an address. Pure. */
export function readDashboardContext(href: string): ContextReading {
  const raw = URL.canParse(href) ? new URL(href).searchParams.get('_context') : null
  if (raw === null) return { type: 'absent' }
  const parsed = parseObject(raw)
  // What the vendor's own SDK takes for an app outside of a dashboard.
  if (parsed && Object.keys(parsed).length === 0) return { type: 'absent' }
  const texts = parsed && textsOf(parsed, MEMBERS)
  if (!texts) {
    const error = new AuthError(
      'url-malformed',
      'The dashboard passed a _context that cannot be read. Open the app from the dashboard again.',
      { recoverable: true },
    )
    return { type: 'malformed', error }
  }
  const { sid, ...context } = texts
  return { type: 'present', context, ...(sid !== undefined && { sid }) }
}

/**
 * A raw `_context` without the session id that may be in it, whatever else is wrong with it; the very
 * same string where there is none, `undefined` where nothing can be kept.
 */
export function withoutSid(raw: string): string | undefined {
  if (!raw.includes('sid') && !raw.includes('\\u')) return raw
  const parsed = parseObject(raw)
  if (!parsed) return undefined
  if (!Object.hasOwn(parsed, 'sid')) return raw
  const { sid: _, ...rest } = parsed
  return JSON.stringify(rest)
}

function parseObject(raw: string): Record<string, unknown> | undefined {
  if (raw.length > MAX_CONTEXT_LENGTH) return undefined
  try {
    const value: unknown = JSON.parse(raw)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
