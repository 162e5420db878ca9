import {
  type DataTag,
  type DefaultError,
  type DefinedInitialDataOptions,
  type QueryFunction,
  type QueryKey,
  skipToken,
  type UndefinedInitialDataOptions,
  type UnusedSkipTokenOptions,
  type UseQueryOptions,
} from '@tanstack/react-query'
import { type AuthQueryKey, authQueryKey } from './authQueryKey.ts'
import type { AuthQueryScope } from './authQueryScope.ts'
import { guardedQueryFn } from './guardedQueryFn.ts'
import { placeholderOf } from './placeholderOf.ts'
import { retryUnlessRefused } from './retryUnlessRefused.ts'

/** The key of the options, which knows what data it stands for. */
export interface TaggedKey<K extends QueryKey, T, E> {
  readonly queryKey: DataTag<AuthQueryKey<K>, T, E>
}

/**
 * `queryOptions` for a person's own data: they go wherever TanStack Query takes options.
 *
 * The key says whose data it is; the query runs once a credential is there, and not at all while
 * nobody is signed in; what trying again cannot cure is not tried again; and no answer outlives its
 * person. `queryFn` sees the key without what stands before it.
 *
 * @example
 * ```tsx
 * const scope = useAuthQueryScope()
 * const options = authQueryOptions(scope, { queryKey: ['posts'], queryFn: fetchPosts })
 * const { data } = useQuery(options)
 * queryClient.getQueryData(options.queryKey)
 * ```
 */
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  scope: AuthQueryScope,
  options: DefinedInitialDataOptions<TQueryFnData, TError, TData, TQueryKey>,
): DefinedInitialDataOptions<TQueryFnData, TError, TData, AuthQueryKey<TQueryKey>> &
  TaggedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  scope: AuthQueryScope,
  options: UnusedSkipTokenOptions<TQueryFnData, TError, TData, TQueryKey>,
): UnusedSkipTokenOptions<TQueryFnData, TError, TData, AuthQueryKey<TQueryKey>> &
  TaggedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions<
  TQueryFnData = unknown,
  TError = DefaultError,
  TData = TQueryFnData,
  TQueryKey extends QueryKey = QueryKey,
>(
  scope: AuthQueryScope,
  options: UndefinedInitialDataOptions<TQueryFnData, TError, TData, TQueryKey>,
): UndefinedInitialDataOptions<TQueryFnData, TError, TData, AuthQueryKey<TQueryKey>> &
  TaggedKey<TQueryKey, TQueryFnData, TError>
export function authQueryOptions(scope: AuthQueryScope, own: object): object {
  const options = own as UseQueryOptions
  const defaults = scope.queryClient.getDefaultOptions().queries
  const { queryKey, queryFn = defaults?.queryFn, retry = defaults?.retry } = options
  const { placeholderData } = options
  return {
    ...options,
    queryKey: authQueryKey(scope, queryKey),
    retry: retryUnlessRefused(retry),
    ...(scope.person === null && { enabled: false }),
    ...(isFunction(queryFn) && { queryFn: guardedQueryFn(scope, { queryKey, queryFn }) }),
    ...(placeholderData !== undefined && {
      placeholderData: placeholderOf(scope, placeholderData),
    }),
  }
}

function isFunction(queryFn: UseQueryOptions['queryFn']): queryFn is QueryFunction {
  return queryFn !== undefined && queryFn !== skipToken
}
