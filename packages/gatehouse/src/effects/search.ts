import { withDeadline } from '../deadline.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import { checkFound } from './checkFound.ts'
import { hideSecrets } from './hideSecrets.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { asNetworkError } from './validate.ts'

type Search = Extract<Effect, { readonly type: 'acquire' | 'exchange' }>

/** Looks for a credential outside this page. */
export async function search<U extends AuthUser>(
  { strategy, environment, signal }: Shell<U>,
  effect: Search,
): Promise<Found<U>> {
  const { clock } = environment
  const bounds = { clock, ms: DEADLINE.search, signal, what: 'The search for a credential' }
  const found = await withDeadline(bounds, async (signal): Promise<Found<U>> => {
    const context = { environment, signal }
    const asked =
      effect.type === 'acquire'
        ? strategy.acquire?.(context)
        : strategy.exchange?.(effect.code, context)
    return checkFound((await asked) ?? { type: 'nothing' })
  }).catch((cause: unknown): Found<U> => ({ type: 'failure', error: asNetworkError(cause) }))
  return effect.type === 'exchange' ? hideSecrets(found, effect.code) : found
}
