import type { Credential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import type { StrategyContext } from '../../strategies/strategy.ts'
import type { AuthApi } from './authApi.ts'
import type { AuthenticationMode } from './authData.ts'
import { renewalWay } from './renewalWay.ts'
import { isMarked, unmark } from './signOutMark.ts'

/** Longest wait for a renewal that is under way in some tab, in milliseconds. */
const WAIT_MS = 5_000

/** One cookie that all tabs share, and that no script sees. */
export interface SessionCookies {
  /**
   * Runs `task` while no renewal is under way in any tab: two answers at once leave whichever cookie
   * comes last, and the server may not know that one any more (I2). After a while it runs all the same.
   */
  readonly alone: <T>(environment: Environment, task: () => Promise<T>) => Promise<T>
  /** Gives a credential back to the server, while no renewal is under way where that matters. */
  readonly revoke: (credential: Credential, context: StrategyContext) => Promise<void>
  /** The same, for whoever is alone already. */
  readonly tell: (credential: Credential, signal: AbortSignal) => Promise<void>
  /** Tells the server of a sign-out that it could not be told of before; does nothing where there is none. */
  readonly end: (context: StrategyContext) => Promise<void>
}

/** What has to do with the cookies of one session. */
export function sessionCookies(
  api: AuthApi,
  { name, mode }: { readonly name: string; readonly mode: AuthenticationMode },
): SessionCookies {
  async function alone<T>(environment: Environment, task: () => Promise<T>): Promise<T> {
    const result = await environment.lock.request(name, { waitMs: WAIT_MS }, task)
    return result.type === 'held' ? result.value : task()
  }

  async function logout(
    call: { readonly mode: AuthenticationMode },
    { environment, signal }: StrategyContext,
  ): Promise<void> {
    await alone(environment, () => api.logout({ ...call, signal }))
    unmark(environment, name)
  }

  async function tell(credential: Credential, signal: AbortSignal): Promise<void> {
    const way = renewalWay(credential)
    if (way.type !== 'none') await api.logout({ ...way.call, signal })
  }

  return {
    alone,
    tell,
    async revoke(credential, context) {
      const way = renewalWay(credential)
      if (way.type === 'cookie') await logout(way.call, context)
      else await tell(credential, context.signal)
    },
    async end(context) {
      if (!isMarked(context.environment, name)) return
      await logout({ mode: mode === 'session' ? 'session' : 'cookie' }, context)
    },
  }
}
