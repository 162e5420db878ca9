import { withDeadline } from '../deadline.ts'
import { AuthError, isAuthError } from '../errors.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found, Happened } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import type { StrategyContext } from '../strategies/strategy.ts'
import { DEADLINE, type Shell } from './shell.ts'

type Search = Extract<Effect, { readonly type: 'acquire' | 'exchange' }>

/** Looks for a credential outside this page. */
export async function search<U extends AuthUser>(
  shell: Shell<U>,
  effect: Search,
): Promise<Happened<U>> {
  const { environment, signal } = shell
  const bounds = {
    clock: environment.clock,
    ms: DEADLINE.search,
    signal,
    what: 'Looking for a credential',
  }
  const found = await withDeadline(bounds, (signal) =>
    verb(shell, effect)({ environment, signal }),
  ).catch(failure)
  return { type: 'searchEnded', epoch: effect.epoch, found }
}

function verb<U extends AuthUser>(
  { strategy }: Shell<U>,
  effect: Search,
): (context: StrategyContext) => Promise<Found<U>> {
  const { acquire, exchange } = strategy
  if (effect.type === 'acquire') return acquire ?? (async () => ({ type: 'nothing' }))
  if (exchange) return (context) => exchange(effect.code, context)
  return async () => ({ type: 'nothing' })
}

function failure(cause: unknown): Found<never> {
  const error = isAuthError(cause)
    ? cause
    : new AuthError(
        'network',
        'No credential could be fetched. Check the connection and try again.',
        {
          recoverable: true,
          cause,
        },
      )
  return { type: 'failure', error }
}
