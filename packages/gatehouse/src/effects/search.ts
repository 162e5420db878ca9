import { withDeadline } from '../deadline.ts'
import { AuthError, isAuthError } from '../errors.ts'
import { sameCredential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found } from '../machine/event.ts'
import { type AuthUser, initialSession } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type {
  AcquireRequest,
  AuthStrategy,
  Leaving,
  StrategyContext,
} from '../strategies/strategy.ts'
import { checkFound } from './checkFound.ts'
import { hideSecrets } from './hideSecrets.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { asNetworkError } from './validate.ts'

type Search = Extract<Effect, { readonly type: 'acquire' | 'exchange' }>

/** Looks for a credential outside this page. */
export async function search<U extends AuthUser>(
  { strategy, environment, signal, epoch }: Shell<U>,
  effect: Search,
): Promise<Found<U>> {
  const { clock } = environment
  const bounds = { clock, ms: DEADLINE.search, signal, what: 'The search for a credential' }
  let isLeaving = false
  const found = await withDeadline(bounds, async (signal): Promise<Found<U>> => {
    const context = { environment, signal, isFirst: () => epoch() === initialSession.epoch }
    const found = (await ask(strategy, effect, context)) ?? { type: 'nothing' as const }
    if (found.type !== 'leaving') return checkFound(found)
    isLeaving = true
    return untilGone(environment, signal)
  }).catch((cause: unknown): Found<U> => {
    const error = isLeaving && isAuthError(cause, 'timeout') ? stayed() : asNetworkError(cause)
    return { type: 'failure', error }
  })
  return effect.type === 'exchange' ? hideSecrets(found, effect.code) : found
}

async function ask<U extends AuthUser>(
  strategy: AuthStrategy<U>,
  effect: Search,
  { isFirst, ...context }: StrategyContext & Pick<AcquireRequest, 'isFirst'>,
): Promise<Found<U> | Leaving | undefined> {
  if (effect.type === 'exchange') return strategy.exchange?.(effect.code, context)
  const { interactive, refused } = effect
  const found = await strategy.acquire?.({ ...context, interactive, refused, isFirst })
  // One that is no good is not looked into again, and again.
  const isKnown =
    refused && found?.type === 'candidate' && sameCredential(found.credential, refused)
  return isKnown ? undefined : found
}

/**
 * The page goes away meanwhile, and this with it. One that comes back as it was, by the back button,
 * has found nobody.
 */
function untilGone<U extends AuthUser>(
  { page }: Environment,
  signal: AbortSignal,
): Promise<Found<U>> {
  return new Promise((resolve) => {
    let isPutAside = false
    const stop = page.subscribe((event) => {
      if (event === 'hidden') isPutAside = true
      if (event !== 'woke' || !isPutAside) return
      stop()
      resolve({ type: 'nothing' })
    })
    signal.addEventListener('abort', stop)
  })
}

function stayed(): AuthError {
  const message = 'The sign-in page did not open. Check the connection and try again.'
  return new AuthError('timeout', message, { recoverable: true })
}
