import type { Environment } from '../../ports/environment.ts'
import { cleanAddress } from './authCode.ts'

/** Takes out of the address what must not be used; says so, where there was something (F35). */
export function screenAddress(environment: Environment): string | undefined {
  if (!cleanAddress(environment)) return undefined
  return 'A link brought a token or a session id that this app does not take. It was ignored, and taken out of the address.'
}
