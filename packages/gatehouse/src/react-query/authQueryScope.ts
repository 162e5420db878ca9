import type { QueryClient } from '@tanstack/react-query'
import type { AuthStore } from '../authStore.ts'
import { personTag } from './personTag.ts'

/** Where data comes from. It stands in every query key, so it must hold no secret. */
export interface AuthQuerySource {
  /** The API's name among all that the app asks: its origin will do. */
  readonly backend: string
  /** The project, where the backend has several. */
  readonly project?: string | undefined
}

/** A query client and the session that it is bound to. */
export interface AuthQuerySession extends AuthQuerySource {
  readonly queryClient: QueryClient
  readonly authStore: AuthStore
}

/** Whose data, of which backend and project. One value for as long as the same person is signed in. */
export interface AuthQueryScope extends AuthQuerySession {
  /** A hash of the person's id; `null` while nobody is signed in. */
  readonly person: string | null
}

/**
 * The scope of whoever is signed in now. In components, `useAuthQueryScope()` follows the session.
 *
 * @example
 * ```ts
 * const scope = authQueryScope(queryClient, authStore, { backend: 'https://api.example.com' })
 * await queryClient.ensureQueryData(authQueryOptions(scope, { queryKey: ['posts'], queryFn }))
 * ```
 */
export function authQueryScope(
  queryClient: QueryClient,
  authStore: AuthStore,
  { backend, project }: AuthQuerySource,
): AuthQueryScope {
  return { queryClient, authStore, backend, project, person: personTag(authStore.getState()) }
}
