import {
  type DefaultError,
  type DefinedInitialDataOptions,
  type DefinedUseQueryResult,
  type QueryKey,
  type UndefinedInitialDataOptions,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { authQueryOptions } from './authQueryOptions.ts'
import { useAuthQueryScope } from './useAuthQueryScope.ts'

/**
 * `useQuery` for a person's own data: see {@link authQueryOptions}. While nobody is signed in it is
 * pending, and not an error. A renewal neither asks again nor renders anything.
 *
 * @example
 * ```tsx
 * const client = useClient({ apiVersion: '2025-02-19' })
 * const posts = useAuthQuery({
 *   queryKey: ['posts'],
 *   queryFn: ({ signal }) => client.fetch<Post[]>('*[_type == "post"]', {}, { signal }),
 * })
 * ```
 * @throws AuthError `config-invalid` outside of an `AuthQueryProvider`
 */
export function useAuthQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: DefinedInitialDataOptions<TQueryFnData, TError, TData, TQueryKey>,
): DefinedUseQueryResult<TData, TError>
export function useAuthQuery<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  options: UndefinedInitialDataOptions<TQueryFnData, TError, TData, TQueryKey>,
): UseQueryResult<TData, TError>
export function useAuthQuery(options: UseQueryOptions): UseQueryResult {
  const scope = useAuthQueryScope()
  return useQuery(
    authQueryOptions(scope, options as UndefinedInitialDataOptions),
    scope.queryClient,
  )
}
