import { withDeadline } from '../../deadline.ts'
import { DEADLINE } from '../../effects/shell.ts'
import type { Credential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import type { StrategyContext } from '../../strategies/strategy.ts'
import type { AuthApi } from './authApi.ts'
import type { AuthenticationMode } from './authData.ts'
import { renewalWay } from './renewalWay.ts'
import { type SignOutMark, signOutMark } from './signOutMark.ts'

/** Longest wait for a renewal that is under way in some tab, in milliseconds. */
const WAIT_MS = 5_000

/** One cookie that all tabs share, and that no script sees. */
export interface SessionCookies {
  /** Whether the server is still to be told of a sign-out. */
  readonly mark: SignOutMark
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
  const mark = signOutMark(name)

  async function alone<T>(environment: Environment, task: () => Promise<T>): Promise<T> {
    const result = await environment.lock.request(name, { waitMs: WAIT_MS }, task)
    return result.type === 'held' ? result.value : task()
  }

  /** Signs out of what the cookie holds, unless somebody has signed in since: then it is theirs (F18). */
  function logout(
    call: { readonly mode: AuthenticationMode },
    { environment }: Pick<StrategyContext, 'environment'>,
  ): Promise<void> {
    const { clock } = environment
    return alone(environment, async () => {
      // In json mode no cookie is looked for at the next load, and nothing is marked.
      if (mode !== 'json' && !mark.isSet(environment)) return
      // Others wait: this is called off by its own deadline, whatever becomes of its caller (F9).
      await withDeadline({ clock, ms: DEADLINE.revoke, what: 'The sign-out' }, (signal) =>
        api.logout({ ...call, signal }),
      )
      mark.clear(environment)
    })
  }

  async function tell(credential: Credential, signal: AbortSignal): Promise<void> {
    const way = renewalWay(credential)
    if (way.type !== 'none') await api.logout({ ...way.call, signal })
  }

  return {
    mark,
    alone,
    tell,
    async revoke(credential, context) {
      const way = renewalWay(credential)
      if (way.type === 'cookie') await logout(way.call, context)
      else {
        await tell(credential, context.signal)
        mark.clear(context.environment)
      }
    },
    async end(context) {
      const cookie = mode === 'session' ? 'session' : 'cookie'
      if (mark.isSet(context.environment)) await logout({ mode: cookie }, context)
    },
  }
}
