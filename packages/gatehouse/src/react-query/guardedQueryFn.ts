import type { QueryFunction, QueryFunctionContext, QueryKey } from '@tanstack/react-query'
import { AuthError, isAuthError } from '../errors.ts'
import type { AuthQueryKey } from './authQueryKey.ts'
import type { AuthQueryScope } from './authQueryScope.ts'
import { personTag } from './personTag.ts'

/** A query of the app's, as it was written. */
interface OwnQuery<T, K extends QueryKey> {
  readonly queryKey: K
  readonly queryFn: QueryFunction<T, K>
}

/**
 * A query function that waits for a credential, and whose answer is dropped when its person is gone
 * by then (I5). The function inside sees the key as the app wrote it.
 *
 * The wait does not look at the query's `signal`: a query that reads it is cancelled with its last
 * component, and whether it wants that is the app's to say. The wait has its own deadline (I6).
 */
export function guardedQueryFn<T, K extends QueryKey>(
  scope: AuthQueryScope,
  { queryKey, queryFn }: OwnQuery<T, K>,
): QueryFunction<T, AuthQueryKey<K>> {
  async function attempt(context: QueryFunctionContext<AuthQueryKey<K>>): Promise<T> {
    assertPresent(scope)
    await scope.authStore.getCredential()
    assertPresent(scope)
    const data = await queryFn(withKey(context, queryKey))
    assertPresent(scope)
    return data
  }

  return async (context) => {
    try {
      return await attempt(context)
    } catch (error) {
      // The same person's session may begin anew meanwhile, as in another tab: ask in that one, once.
      if (!isAuthError(error, 'session-changed') || !isPresent(scope)) throw error
      return attempt(context)
    }
  }
}

function isPresent({ authStore, person }: AuthQueryScope): boolean {
  return person !== null && personTag(authStore.getState()) === person
}

function assertPresent(scope: AuthQueryScope): void {
  if (isPresent(scope)) return
  if (scope.person === null) {
    throw new AuthError('signed-out', 'Nobody was signed in when this query was made.')
  }
  throw new AuthError('session-changed', 'The person of this query is not signed in any more.')
}

/** Copies the members as they are: to read `signal` would be to ask for it. */
function withKey<K extends QueryKey>(context: object, queryKey: K): QueryFunctionContext<K> {
  return Object.defineProperties({} as QueryFunctionContext<K>, {
    ...Object.getOwnPropertyDescriptors(context),
    queryKey: { value: queryKey, enumerable: true },
  })
}
