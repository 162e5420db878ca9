import { AuthError } from '../../errors.ts'
import { redactText } from '../../log.ts'
import type { Environment } from '../../ports/environment.ts'
import { readAddress } from '../dashboard/address.ts'
import { splitAddress } from '../dashboard/addressParts.ts'
import { returnPath } from '../returnPath.ts'
import { REFUSAL_PARAMS, RETURN_PARAM, STATE_PARAM } from './loginParams.ts'
import { takeLogin } from './loginRecord.ts'

/** What came back from the sign-in page. */
export type LoginReturn =
  | { readonly type: 'none' }
  /** It ends nothing that this browser has begun, or that it still waits for. */
  | { readonly type: 'foreign' }
  | { readonly type: 'code'; readonly sid: string; readonly href: string }
  | { readonly type: 'refusal'; readonly error: AuthError; readonly href: string }

/** Longest sentence of the sign-in page that is shown, in characters. */
const MAX_SENTENCE_LENGTH = 300

/**
 * Takes what an address brings back from the sign-in page: only where this browser has begun that
 * sign-in (S1), and on the page that the configuration says. `href` of the answer is the place where
 * it began, which is one of this origin (S4).
 */
export function takeLoginReturn(
  href: string,
  callbackUrl: string | undefined,
  environment: Pick<Environment, 'storage' | 'clock' | 'nonce'>,
): LoginReturn {
  const { code, cleanHref } = readAddress(href)
  const { memberOf, state } = loginMembers(href)
  const refusal = state === undefined ? undefined : memberOf(REFUSAL_PARAMS[0])
  if (code.type === 'none' && refusal === undefined) return { type: 'none' }
  // A token is never taken: nothing says who has put it there.
  if (code.type === 'token' || state === undefined || !isCallback(cleanHref, callbackUrl)) {
    return { type: 'foreign' }
  }
  if (!takeLogin(environment, state)) return { type: 'foreign' }
  const place = returnPath(memberOf(RETURN_PARAM), new URL(cleanHref).origin)
  const back = place === undefined ? cleanHref : new URL(place, cleanHref).href
  if (code.type === 'sid') return { type: 'code', sid: code.sid, href: back }
  const error = code.type === 'malformed' ? code.error : signInRefused(memberOf(REFUSAL_PARAMS[1]))
  return { type: 'refusal', error, href: back }
}

/** What a sign-in has put into an address: in the query, or after it, in the hash. */
function loginMembers(href: string): {
  readonly memberOf: (wanted: string | undefined) => string | undefined
  readonly state: string | undefined
} {
  const { query, hash } = splitAddress(href)
  const memberOf = (wanted: string | undefined): string | undefined =>
    [...query, ...hash].find(({ name }) => name === wanted)?.value
  return { memberOf, state: memberOf(STATE_PARAM) }
}

/** By origin and exact path: a path that only begins like it is another page. */
function isCallback(href: string, callbackUrl: string | undefined): boolean {
  if (callbackUrl === undefined) return true
  const [here, wanted] = [new URL(href), new URL(callbackUrl, href)]
  return here.origin === wanted.origin && here.pathname === wanted.pathname
}

function signInRefused(sentence: string | undefined): AuthError {
  // A hash is written as a query is: its spaces are plus signs.
  const text = redactText(sentence?.replaceAll('+', ' ') ?? '')
    .slice(0, MAX_SENTENCE_LENGTH)
    .trim()
  const message = text ? text : 'The sign-in page refused the sign-in. Try again.'
  return new AuthError('credential-refused', message, { recoverable: true })
}
