import type { AuthStrategy } from '../strategies/strategy.ts'
import type { CurrentUser } from './currentUser.ts'

/**
 * A strategy whose first search goes on to the sign-in page by itself where nobody is signed in, and
 * nothing is to be said about it. After that, a person has to ask: somebody who signs out, or whose
 * sign-in fails, is not sent round in a circle.
 */
export function goingToSignIn(strategy: AuthStrategy<CurrentUser>): AuthStrategy<CurrentUser> {
  const { acquire } = strategy
  if (!acquire) return strategy
  return {
    ...strategy,
    async acquire(request) {
      const { interactive, signal, isFirst } = request
      const found = await acquire(request)
      if (interactive || found.type !== 'nothing' || found.detail !== undefined) return found
      // Another tab may have signed in somebody meanwhile, or nobody waits any more.
      if (signal.aborted || !isFirst?.()) return found
      return acquire({ ...request, interactive: true })
    },
  }
}
