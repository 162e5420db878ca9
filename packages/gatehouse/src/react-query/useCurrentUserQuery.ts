import type { DefinedUseQueryResult } from '@tanstack/react-query'
import type { AuthUser } from '../machine/session.ts'
import { userOf } from '../react/selectors.ts'
import { useStoreState } from '../react/useStoreState.ts'
import { currentUserOptions } from './currentUserOptions.ts'
import { useAuthQuery } from './useAuthQuery.ts'
import { useAuthQueryScope } from './useAuthQueryScope.ts'

/**
 * Who is signed in, as query data, which asks nobody: the store knows. `null` while nobody is, or
 * nobody knows.
 * `U` is what the app knows its users to be; nothing checks it.
 * @throws AuthError `config-invalid` outside of an `AuthQueryProvider`
 */
export function useCurrentUserQuery<
  U extends AuthUser = AuthUser,
>(): DefinedUseQueryResult<U | null> {
  const { authStore } = useAuthQueryScope()
  const user = useStoreState(authStore, userOf)
  return useAuthQuery(currentUserOptions(authStore, user)) as DefinedUseQueryResult<U | null>
}
