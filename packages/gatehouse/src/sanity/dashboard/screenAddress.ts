import type { Environment } from '../../ports/environment.ts'
import { cleanAddress } from './authCode.ts'

/** What is said of a credential, or a code for one, that nobody here has asked for. */
export const IGNORED =
  'A link brought a token, a code or a session id that this app does not take. It was ignored, and taken out of the address.'

/** Takes out of the address what must not be used; says so, where there was something (F35). */
export function screenAddress(environment: Environment): string | undefined {
  return cleanAddress(environment) ? IGNORED : undefined
}
