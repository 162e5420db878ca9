import { authStoreOver } from '../../createAuthStore.ts'
import { createSessionLoop, type Decide } from '../../effects/sessionLoop.ts'
import type { AuthEvent } from '../../machine/event.ts'
import type { Session } from '../../machine/session.ts'
import type { Step } from '../../machine/step.ts'
import { transition } from '../../machine/transition.ts'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import type { StoreMaker } from '../simulation/simulate.ts'
import type { TokenServerUser } from '../strategies/tokenServerStrategy.ts'

type User = TokenServerUser

/** What a broken kernel does in place of the step that is right. */
export type Miss = (right: Step<User>, session: Session<User>, event: AuthEvent<User>) => Step<User>

/** Stores that decide wrongly: each by a deciding function of its own, for what it may remember. */
export function decidingBy(decide: () => Decide<User>): StoreMaker {
  return ({ strategy, environment = browserEnvironment(), start = 'now' }) =>
    authStoreOver(createSessionLoop(strategy, environment, decide()), {
      strategy,
      environment,
      start,
    })
}

/** Stores that do something else in place of the right step. */
export function missing(miss: Miss): StoreMaker {
  return decidingBy(() => (session, event) => miss(transition(session, event), session, event))
}
