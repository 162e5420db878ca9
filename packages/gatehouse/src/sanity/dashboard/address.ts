import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import { REFUSAL_PARAMS, RETURN_PARAM, STATE_PARAM } from '../standalone/loginParams.ts'
import { type AddressMember, joinAddress, splitAddress } from './addressParts.ts'
import { type ContextReading, readDashboardContext, withoutSid } from './dashboardContext.ts'

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
const HASH_MEMBERS: ReadonlySet<string> = new Set(['token', 'sid', 'withSid'])

/** Longest session id that is taken for one, in characters. */
const MAX_SID_LENGTH = 512

/** Reads the codes out of an address, and says what it is without them. Pure. */
export function readAddress(href: string): AddressReading {
  const context = readDashboardContext(href)
  if (!URL.canParse(href)) return { code: { type: 'none' }, context, cleanHref: href }
  const { path, query, hash } = splitAddress(href)
  const valuesOf = (members: readonly AddressMember[], wanted: string) =>
    members.filter(({ name }) => name === wanted).map(({ value }) => value)
  const inContext = context.type === 'present' && context.sid !== undefined ? [context.sid] : []
  const code = codeOf(valuesOf(hash, 'token'), [
    ...valuesOf(hash, 'sid'),
    ...valuesOf(query, 'sid'),
    ...inContext,
  ])
  const isOurs = ownMember([...query, ...hash])
  // What stays does so letter for letter: routers are particular about theirs.
  const kept = {
    path,
    query: query.filter(({ name }) => name !== 'sid' && !isOurs(name)).flatMap(withoutContextSid),
    hash: hash.filter(({ name }) => !HASH_MEMBERS.has(name) && !isOurs(name)),
  }
  const isClean = same(query, kept.query) && same(hash, kept.hash)
  return { code, context, cleanHref: isClean ? href : joinAddress(kept) }
}

/** Tells the members of a sign-in that was begun here; a refusal is one only beside them. */
function ownMember(members: readonly AddressMember[]): (name: string) => boolean {
  const isReturn = members.some(({ name }) => name === STATE_PARAM)
  const ours = new Set(isReturn ? [STATE_PARAM, RETURN_PARAM, ...REFUSAL_PARAMS] : [])
  return (name) => ours.has(name)
}

function same(before: readonly AddressMember[], after: readonly AddressMember[]): boolean {
  return before.length === after.length && before.every((member, i) => member === after[i])
}

function codeOf(tokens: readonly string[], sids: readonly string[]): AddressCode {
  const [token, ...others] = tokens
  if (others.length > 0) return malformed('The address holds more than one token.')
  if (token !== undefined) {
    if (isToken(token)) return { type: 'token', token }
    return malformed('The address holds a token that is empty, too long or broken.')
  }
  const [sid] = sids
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

function withoutContextSid(member: AddressMember): readonly AddressMember[] {
  if (member.name !== '_context') return [member]
  const cleaned = withoutSid(member.value)
  if (cleaned === member.value) return [member]
  if (cleaned === undefined) return []
  return [{ ...member, value: cleaned, text: `_context=${encodeURIComponent(cleaned)}` }]
}
