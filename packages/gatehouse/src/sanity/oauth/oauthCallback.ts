import { joinAddress, splitAddress } from '../dashboard/addressParts.ts'

/** What an authorization server sends back. */
export type OAuthAnswer =
  | { readonly type: 'none' }
  | {
      readonly type: 'code'
      readonly state: string
      readonly iss?: string | undefined
      readonly code: string
    }
  | {
      readonly type: 'refusal'
      readonly state: string
      readonly iss?: string | undefined
      readonly error: string
      readonly description: string
    }
  /** It looks like an answer, and cannot be one: a member twice, empty, or far too long. */
  | { readonly type: 'malformed'; readonly state: string }

/** An address, read. */
export interface OAuthCallback {
  readonly answer: OAuthAnswer
  /** The address without the answer; the very same string where it had none. */
  readonly cleanHref: string
}

/** What belongs to an answer (RFC 6749 §4.1.2, RFC 9207 §2). Everything else is the app's. */
const MEMBERS: ReadonlySet<string> = new Set([
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
])

/** Longest member that is taken for one, in characters. */
const MAX_LENGTH = 4_096

/**
 * Reads the answer of an authorization server out of an address. Only the redirect URI, by origin and
 * exact path, can carry one: an app's own `?code=` or `?state=` elsewhere stays its own. Pure.
 */
export function readOAuthCallback(href: string, redirectUri: string): OAuthCallback {
  const none: OAuthCallback = { answer: { type: 'none' }, cleanHref: href }
  if (!isRedirect(href, redirectUri)) return none
  const { query, ...parts } = splitAddress(href)
  const ours = query.filter(({ name }) => MEMBERS.has(name))
  const names = ours.map(({ name }) => name)
  // RFC 6749 §4.1.1: a state that was sent always comes back. Without it, the code is the app's.
  if (!names.includes('state') || !(names.includes('code') || names.includes('error'))) return none
  const rest = query.filter(({ name }) => !MEMBERS.has(name))
  const values = Object.fromEntries(ours.map(({ name, value }) => [name, value]))
  const isSound =
    new Set(names).size === names.length && ours.every(({ value }) => value.length <= MAX_LENGTH)
  return {
    answer: isSound ? answerOf(values) : { type: 'malformed', state: '' },
    cleanHref: joinAddress({ ...parts, query: rest }),
  }
}

/** Whether the address is the redirect URI: its origin and its path, letter for letter. */
export function isRedirect(href: string, redirectUri: string): boolean {
  if (!URL.canParse(href) || !URL.canParse(redirectUri)) return false
  const [page, redirect] = [new URL(href), new URL(redirectUri)]
  return page.origin === redirect.origin && page.pathname === redirect.pathname
}

type Values = { readonly [name in string]?: string }

function answerOf({ state = '', code, error, error_description, iss }: Values): OAuthAnswer {
  if (error) return { type: 'refusal', state, iss, error, description: error_description ?? '' }
  if (!code || error === '') return { type: 'malformed', state }
  return { type: 'code', state, iss, code }
}
