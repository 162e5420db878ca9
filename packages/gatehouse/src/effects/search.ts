import { withDeadline } from '../deadline.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import { checkFound } from './checkFound.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { asNetworkError } from './validate.ts'

type Search = Extract<Effect, { readonly type: 'acquire' | 'exchange' }>

/** Looks for a credential outside this page. */
export function search<U extends AuthUser>(
  { strategy, environment, signal }: Shell<U>,
  effect: Search,
): Promise<Found<U>> {
  const { clock } = environment
  const bounds = { clock, ms: DEADLINE.search, signal, what: 'The search for a credential' }
  return withDeadline(bounds, async (signal): Promise<Found<U>> => {
    const context = { environment, signal }
    const found =
      effect.type === 'acquire'
        ? strategy.acquire?.(context)
        : strategy.exchange?.(effect.code, context)
    return checkFound((await found) ?? { type: 'nothing' })
  }).catch((cause: unknown) => ({ type: 'failure', error: asNetworkError(cause) }))
}
