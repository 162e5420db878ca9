/** What an address tells an app in a dashboard's frame. */
export interface AppUrlOptions {
  /** The hash, without its sign. */
  readonly hash?: string
  /** The text of `_context`; `null` leaves it out. @defaultValue one of the organization of the seed */
  readonly context?: string | null
}

/** The address of an app as a dashboard would write it, or as somebody else would. */
export function appUrl(app: string, { hash, context = CONTEXT }: AppUrlOptions = {}): string {
  const url = new URL(app)
  if (context !== null) url.searchParams.set('_context', context)
  if (hash !== undefined) url.hash = hash
  return url.href
}

const CONTEXT = JSON.stringify({ mode: 'core-ui', env: 'production', orgId: 'oNorthlit' })
