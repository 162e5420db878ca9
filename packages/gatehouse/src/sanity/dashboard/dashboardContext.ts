import * as v from 'valibot'
import { AuthError } from '../../errors.ts'

const ContextSchema = v.object({
  mode: v.optional(v.string()),
  env: v.optional(v.string()),
  orgId: v.optional(v.string()),
  sid: v.optional(v.string()),
})

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
  const result = v.safeParse(ContextSchema, parseJson(raw))
  if (!result.success) {
    const error = new AuthError(
      'url-malformed',
      'The dashboard passed a _context that cannot be read. Open the app from the dashboard again.',
      { recoverable: true },
    )
    return { type: 'malformed', error }
  }
  const { sid, ...context } = result.output
  return { type: 'present', context, ...(sid !== undefined && { sid }) }
}

function parseJson(raw: string): unknown {
  if (raw.length > MAX_CONTEXT_LENGTH) return undefined
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
