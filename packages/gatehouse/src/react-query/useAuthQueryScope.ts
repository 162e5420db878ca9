import { useContext, useMemo } from 'react'
import { AuthError } from '../errors.ts'
import { useStoreState } from '../react/useStoreState.ts'
import { AuthQueryContext } from './AuthQueryContext.ts'
import type { AuthQueryScope, AuthQuerySession } from './authQueryScope.ts'
import { personTag } from './personTag.ts'

/**
 * The scope for `authQueryOptions` and `authQueryKey`: the same value through renewals, another one
 * for another person.
 * @throws AuthError `config-invalid` outside of an `AuthQueryProvider`
 */
export function useAuthQueryScope(): AuthQueryScope {
  const session = useAuthQuerySession()
  const person = useStoreState(session.authStore, personTag)
  return useMemo(() => ({ ...session, person }), [session, person])
}

function useAuthQuerySession(): AuthQuerySession {
  const session = useContext(AuthQueryContext)
  if (session) return session
  throw new AuthError(
    'config-invalid',
    'A query hook of Gatehouse was used outside of its provider. Put the component inside of <AuthQueryProvider backend="…">.',
  )
}
