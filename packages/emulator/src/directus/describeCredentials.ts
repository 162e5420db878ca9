import { fingerprint } from '../fingerprint.ts'
import { bearerToken } from './caller.ts'
import { cookieOf, REFRESH_COOKIE, SESSION_COOKIE } from './cookies.ts'

/** Every credential that a request brought, as fingerprints, for the request log. */
export function describeDirectus({ headers, url }: Request): string {
  const found = [
    ['bearer', bearerToken(headers.get('authorization'))],
    ['parameter', new URL(url).searchParams.get('access_token')],
    ['cookie', cookieOf(headers, SESSION_COOKIE)],
    ['refresh cookie', cookieOf(headers, REFRESH_COOKIE)],
  ] as const
  const described = found.flatMap(([name, secret]) =>
    secret === null ? [] : [`${name} ${fingerprint(secret)}`],
  )
  return described.length === 0 ? 'none' : described.join(', ')
}
