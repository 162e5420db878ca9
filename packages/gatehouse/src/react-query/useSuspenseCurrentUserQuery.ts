import type { UseSuspenseQueryResult } from '@tanstack/react-query'
import type { AuthUser } from '../machine/session.ts'
import { userOf } from '../react/selectors.ts'
import { useStoreState } from '../react/useStoreState.ts'
import { currentUserOptions } from './currentUserOptions.ts'
import { useSignedInScope } from './useSignedInScope.ts'
import { useSuspenseAuthQuery } from './useSuspenseAuthQuery.ts'

/**
 * Who is signed in, as query data; suspends until somebody is. `null` only where the backend has not
 * said who.
 * `U` is what the app knows its users to be; nothing checks it.
 * @throws AuthError `config-invalid` outside of an `AuthQueryProvider`
 */
export function useSuspenseCurrentUserQuery<
  U extends AuthUser = AuthUser,
>(): UseSuspenseQueryResult<U | null> {
  const { authStore } = useSignedInScope()
  const user = useStoreState(authStore, userOf)
  return useSuspenseAuthQuery(
    currentUserOptions(authStore, user),
  ) as UseSuspenseQueryResult<U | null>
}
