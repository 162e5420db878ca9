import { withDeadline } from '../deadline.ts'
import { AuthError } from '../errors.ts'
import type { Effect } from '../machine/effect.ts'
import type { Happened } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Validation } from '../strategies/strategy.ts'
import { DEADLINE, type Shell } from './shell.ts'

/** Asks the backend whose credential it is. `undefined`: the strategy takes it at its word. */
export async function validate<U extends AuthUser>(
  shell: Shell<U>,
  { credential, epoch }: Extract<Effect<U>, { readonly type: 'validate' }>,
): Promise<Happened<U> | undefined> {
  const { strategy, environment, signal } = shell
  const ask = strategy.validate
  if (!ask) return undefined
  const bounds = {
    clock: environment.clock,
    ms: DEADLINE.validate,
    signal,
    what: 'Asking the backend whose credential it is',
  }
  const answer = await withDeadline(bounds, (signal) =>
    ask(credential, { environment, signal }),
  ).catch(unreachable)
  switch (answer.type) {
    case 'accepted':
      return { type: 'credentialAccepted', epoch, user: answer.user as U }
    case 'refused':
      return { type: 'credentialRefused', epoch, detail: answer.detail }
    case 'unreachable': {
      const { error, retryAfterMs } = answer
      const random = environment.random()
      return {
        type: 'validationDelayed',
        epoch,
        error,
        random,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      }
    }
  }
}

function unreachable(cause: unknown): Validation<never> {
  const error =
    cause instanceof AuthError
      ? cause
      : new AuthError(
          'network',
          'The backend cannot be reached. Check the connection and try again.',
          { recoverable: true, cause },
        )
  return { type: 'unreachable', error }
}
