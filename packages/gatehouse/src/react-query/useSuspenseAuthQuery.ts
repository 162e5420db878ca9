import {
  type DefaultError,
  type QueryKey,
  type UnusedSkipTokenOptions,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { authQueryOptions } from './authQueryOptions.ts'
import { useSignedInScope } from './useSignedInScope.ts'

/**
 * `useSuspenseQuery` for a person's own data: see {@link authQueryOptions}. Suspends while nobody is
 * signed in, too.
 * @throws AuthError `config-invalid` outside of an `AuthQueryProvider`, and what the query throws
 */
export function useSuspenseAuthQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UseSuspenseQueryOptions<TQueryFnData, TError, TData, TQueryKey>,
): UseSuspenseQueryResult<TData, TError> {
  const scope = useSignedInScope()
  const own = options as UnusedSkipTokenOptions<TQueryFnData, TError, TData, TQueryKey>
  return useSuspenseQuery(authQueryOptions(scope, own), scope.queryClient)
}
