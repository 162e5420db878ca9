import type { AuthenticationMode } from 'gatehouse/directus'

/** A mode of the session, in words. */
export interface ModeText {
  readonly id: AuthenticationMode
  readonly name: string
  readonly description: string
  /** What a sign-out is called, as far as it reaches. */
  readonly signOut: string
  /** How far a sign-out reaches, in a sentence. */
  readonly reach: string
}

/** Where the windows of a browser have one session. */
const SHARED = {
  signOut: 'Sign out everywhere',
  reach: 'In all windows of this browser: they have one session.',
}

/** All of them, in the order of the page. */
export const MODES: readonly [ModeText, ...ModeText[]] = [
  {
    id: 'cookie',
    name: 'Cookie',
    description:
      'The page has the access token; what renews it is in a cookie that no script can read. Tabs share one session, and a reload keeps it.',
    ...SHARED,
  },
  {
    id: 'session',
    name: 'Session',
    description:
      'All of the session is in a cookie that no script can read. It is renewed before it runs out, as it cannot be after that.',
    ...SHARED,
  },
  {
    id: 'json',
    name: 'JSON',
    description:
      'The page has both tokens, in its memory and nowhere else: a reload begins with the sign-in form.',
    signOut: 'Sign out',
    reach: 'In this window. Each of the others has a session of its own.',
  },
]

const PARAMETER = 'mode'

/** Reads a page's query; what it does not name, or names wrongly, is the first mode. */
export function modeOf(search: string): ModeText {
  const id = new URLSearchParams(search).get(PARAMETER)
  return MODES.find((mode) => mode.id === id) ?? MODES[0]
}

/** The link that shows the page in a mode. */
export function modeHref({ id }: Pick<ModeText, 'id'>): string {
  return `?${new URLSearchParams({ [PARAMETER]: id })}`
}
