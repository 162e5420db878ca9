import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react'
import { useAuthStore } from '../react/useAuthStore.ts'
import { AuthQueryContext } from './AuthQueryContext.ts'
import type { AuthQuerySource } from './authQueryScope.ts'
import { bindQueryClient } from './bindQueryClient.ts'

/** Props of {@link AuthQueryProvider}. */
export interface AuthQueryProviderProps extends AuthQuerySource {
  /** @defaultValue one of the provider's own, which lives as long as it does */
  readonly client?: QueryClient | undefined
  readonly children?: ReactNode
}

/**
 * Binds a query client to the auth store of the tree, and hands both to the hooks below: TanStack
 * Query's own, and ours.
 *
 * @example
 * ```tsx
 * <AuthQueryProvider backend="https://api.sanity.io" project="abc12345">
 *   <Posts />
 * </AuthQueryProvider>
 * ```
 * @throws AuthError `config-invalid` outside of an auth provider
 */
export function AuthQueryProvider(props: AuthQueryProviderProps): ReactElement {
  const { client, backend, project, children } = props
  const authStore = useAuthStore()
  const [own] = useState(() => client ?? new QueryClient())
  const queryClient = client ?? own
  const session = useMemo(
    () => ({ queryClient, authStore, backend, project }),
    [queryClient, authStore, backend, project],
  )
  // Not a layout effect: those are undone while an outer Suspense hides the tree.
  useEffect(
    () => bindQueryClient(queryClient, authStore, { backend }),
    [queryClient, authStore, backend],
  )
  return (
    <QueryClientProvider client={queryClient}>
      <AuthQueryContext.Provider value={session}>{children}</AuthQueryContext.Provider>
    </QueryClientProvider>
  )
}
