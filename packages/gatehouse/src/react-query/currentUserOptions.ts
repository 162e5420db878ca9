import type { DefinedInitialDataOptions } from '@tanstack/react-query'
import type { AuthStore } from '../authStore.ts'
import type { AuthUser } from '../machine/session.ts'
import { userOf } from '../react/selectors.ts'

/**
 * What the store knows of the person, as a query that asks nobody.
 * @param user - as the component sees it that renders: what is persisted may be an older one
 */
export function currentUserOptions(
  { getState }: AuthStore,
  user: AuthUser | null,
): DefinedInitialDataOptions<AuthUser | null> {
  return {
    queryKey: ['current-user'],
    queryFn: () => userOf(getState()),
    initialData: user,
    select: () => user,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  }
}
