/** What the login page sends back. `state` is what this dashboard gave it, if it is the same visit. */
export type LoginResult =
  | { readonly type: 'none' }
  | { readonly type: 'code'; readonly sid: string; readonly state: string | null }
  | { readonly type: 'refused'; readonly sentence: string; readonly state: string | null }

/** An address, read. */
export interface LoginReturn {
  readonly result: LoginResult
  /** The address without anything of the login page's. */
  readonly cleanHref: string
}

/** Carries the state through the login page: it comes back with the return address, untouched. */
export const STATE_PARAM = 'login'

/** What the login page adds to the return address, in the hash or, before a route, in the query. */
const RESULT_PARAMS = ['sid', 'error', 'error_description']

/** Longest sentence of the login page's that is shown, in characters. */
const SENTENCE_LIMIT = 300

/** Reads what came back from the login page, and says what the address is without it. */
export function readLoginReturn(href: string): LoginReturn {
  const url = new URL(href)
  const inHash = new URLSearchParams(url.hash.slice(1))
  const read = (name: string): string | null => inHash.get(name) ?? url.searchParams.get(name)
  const state = url.searchParams.get(STATE_PARAM)
  const sid = read('sid')
  const error = read('error')
  return {
    result: resultOf({ sid, error, sentence: read('error_description'), state }),
    cleanHref: cleaned(url, inHash),
  }
}

interface Parts {
  readonly sid: string | null
  readonly error: string | null
  readonly sentence: string | null
  readonly state: string | null
}

function resultOf({ sid, error, sentence, state }: Parts): LoginResult {
  if (sid) return { type: 'code', sid, state }
  if (error === null) return { type: 'none' }
  return {
    type: 'refused',
    sentence: (sentence || 'The login page refused the sign-in.').slice(0, SENTENCE_LIMIT),
    state,
  }
}

function cleaned(original: URL, inHash: URLSearchParams): string {
  const url = new URL(original)
  for (const name of [...RESULT_PARAMS, STATE_PARAM]) {
    // `delete` of what is not there would still rewrite the query.
    if (url.searchParams.has(name)) url.searchParams.delete(name)
  }
  if (RESULT_PARAMS.some((name) => inHash.has(name))) url.hash = ''
  return url.href
}
