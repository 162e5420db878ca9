import type { AuthStore } from '../authStore.ts'
import type { AuthQueryScope } from './authQueryScope.ts'
import { useAuthQueryScope } from './useAuthQueryScope.ts'

/** The scope of somebody who is signed in; suspends until there is one. */
export function useSignedInScope(): AuthQueryScope {
  const scope = useAuthQueryScope()
  if (scope.person === null) throw arrival(scope.authStore)
  return scope
}

/** Resolves when somebody is signed in. To listen is also what a store that waits begins with. */
function arrival({ subscribe, getState }: AuthStore): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (getState().type !== 'logged-in') return
      stop()
      resolve()
    }
    const stop = subscribe(check)
    check()
  })
}
