import { AuthError } from '../../errors.ts'
import { parseCredential } from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import type { AuthStrategy, StrategyContext } from '../../strategies/strategy.ts'
import { revoke, type TokenServerUser, validate } from './tokenServerStrategy.ts'

/** Where the parent page of the simulated world answers. */
export const PARENT = 'https://parent.test'

/** Sessions that a parent page hands over: nothing is stored, and it is asked for every new token. */
export function parentStrategy(): AuthStrategy<TokenServerUser> {
  return {
    name: 'parent',
    persistence: 'none',
    start: () => ({ type: 'ask' }),
    acquire,
    validate,
    revoke,
  }
}

async function acquire({ environment, signal }: StrategyContext): Promise<Found<TokenServerUser>> {
  const response = await environment.fetch(`${PARENT}/issue`, { method: 'POST', signal })
  if (response.status === 204) return { type: 'nothing', detail: 'The parent has no token.' }
  const data: unknown = response.ok ? await response.json().catch(() => undefined) : undefined
  const credential = parseCredential(data)
  if (credential) return { type: 'candidate', credential, source: 'parent' }
  const message = 'The parent did not answer with a token.'
  return { type: 'failure', error: new AuthError('parent-invalid', message, { recoverable: true }) }
}
