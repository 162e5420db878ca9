import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import { type ContextReading, readDashboardContext } from './dashboardContext.ts'

/** What an address holds that gets a person in. */
export type AddressCode =
  | { readonly type: 'none' }
  | { readonly type: 'token'; readonly token: string }
  /** A session id, good for one exchange. */
  | { readonly type: 'sid'; readonly sid: string }
  | { readonly type: 'malformed'; readonly error: AuthError }

/** An address, read. */
export interface AddressReading {
  readonly code: AddressCode
  readonly context: ContextReading
  /** The address without secrets; the very same string where it had none. */
  readonly cleanHref: string
}

/** Hash members that are the dashboard's; everything else in a hash is the app's route. */
const HASH_MEMBERS = new Set(['token', 'sid', 'withSid'])

/** Longest session id that is taken for one, in characters. */
const MAX_SID_LENGTH = 512

/** Reads the codes out of an address, and says what it is without them. Pure. */
export function readAddress(href: string): AddressReading {
  const context = readDashboardContext(href)
  if (!URL.canParse(href)) return { code: { type: 'none' }, context, cleanHref: href }
  const url = new URL(href)
  const hash = readHash(url.hash)
  return {
    code: codeOf(url, hash, context),
    context,
    cleanHref: cleaned(href, url, { hash, context }),
  }
}

interface HashReading {
  readonly tokens: readonly string[]
  readonly sids: readonly string[]
  /** The rest, letter for letter: routers are particular about theirs. */
  readonly rest: string
  readonly changed: boolean
}

function readHash(hash: string): HashReading {
  const members = hash.slice(1).split('&')
  const own = members.filter((member) => HASH_MEMBERS.has(nameOf(member)))
  const values = (name: string) =>
    own.filter((member) => nameOf(member) === name).map((member) => decoded(member))
  return {
    tokens: values('token'),
    sids: values('sid'),
    rest: members.filter((member) => !own.includes(member)).join('&'),
    changed: own.length > 0,
  }
}

function nameOf(member: string): string {
  return member.slice(0, Math.max(0, member.indexOf('=')))
}

function decoded(member: string): string {
  const value = member.slice(member.indexOf('=') + 1)
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function codeOf(url: URL, hash: HashReading, context: ContextReading): AddressCode {
  const [token, ...others] = hash.tokens
  if (others.length > 0) return malformed('The address holds more than one token.')
  if (token !== undefined) {
    if (isToken(token)) return { type: 'token', token }
    return malformed('The address holds a token that is empty, too long or broken.')
  }
  const inContext = context.type === 'present' ? context.sid : undefined
  const sid = hash.sids[0] ?? url.searchParams.get('sid') ?? inContext
  if (sid === undefined) return { type: 'none' }
  if (sid !== '' && sid.length <= MAX_SID_LENGTH) return { type: 'sid', sid }
  return malformed('The address holds a session id that is empty or too long.')
}

function malformed(what: string): AddressCode {
  const message = `${what} Ask the dashboard for a new one.`
  return {
    type: 'malformed',
    error: new AuthError('url-malformed', message, { recoverable: true }),
  }
}

function cleaned(
  href: string,
  url: URL,
  { hash, context }: { readonly hash: HashReading; readonly context: ContextReading },
): string {
  const hasSid = url.searchParams.has('sid')
  const hasContextSid = context.type === 'present' && context.sid !== undefined
  if (!hash.changed && !hasSid && !hasContextSid) return href
  if (hasSid) url.searchParams.delete('sid')
  if (context.type === 'present' && hasContextSid) {
    url.searchParams.set('_context', JSON.stringify(context.context))
  }
  if (hash.changed) url.hash = hash.rest
  // An empty hash leaves its sign behind.
  return url.hash === '' ? url.href.replace(/#$/, '') : url.href
}
