import type { AuthStrategy } from '../strategies/strategy.ts'
import type { CurrentUser } from './currentUser.ts'

/**
 * A strategy whose first search goes on to the sign-in page by itself where nobody is signed in, and
 * nothing is to be said about it. After that, a person has to ask: somebody who signs out, or whose
 * sign-in fails, is not sent round in a circle.
 */
export function goingToSignIn(strategy: AuthStrategy<CurrentUser>): AuthStrategy<CurrentUser> {
  const { acquire, signedOut } = strategy
  if (!acquire) return strategy
  let mayLeave = true
  return {
    ...strategy,
    async acquire(request) {
      if (request.interactive || request.replaces) mayLeave = false
      const found = await acquire(request)
      if (!mayLeave || found.type !== 'nothing' || found.detail !== undefined) return found
      mayLeave = false
      return acquire({ ...request, interactive: true })
    },
    signedOut(environment) {
      mayLeave = false
      signedOut?.(environment)
    },
  }
}
