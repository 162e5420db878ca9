import type { QueryKey } from '@tanstack/react-query'
import type { AuthQueryScope } from './authQueryScope.ts'

/** Whose an entry of the cache is, as its key says. */
export interface QueryOwner {
  readonly backend: string
  readonly project: string | null
  /** A hash of the person's id; `null` while nobody is signed in. */
  readonly person: string | null
}

/** A key of the app, behind whose and of which backend and project it is. */
export type AuthQueryKey<K extends QueryKey = QueryKey> = readonly ['gatehouse', QueryOwner, ...K]

/**
 * The whole key of an entry: for filters and invalidation, and for mutations that are persisted.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: authQueryKey(scope, ['posts']) })
 * ```
 */
export function authQueryKey<const K extends QueryKey>(
  { backend, project, person }: Pick<AuthQueryScope, 'backend' | 'project' | 'person'>,
  key: K,
): AuthQueryKey<K> {
  return ['gatehouse', { backend, project: project ?? null, person }, ...key]
}

/** Whose an entry is; `undefined` when its key does not say. Pure. */
export function ownerOf(key: QueryKey | undefined): QueryOwner | undefined {
  if (key?.[0] !== 'gatehouse') return undefined
  const owner = key[1]
  const isOwner =
    typeof owner === 'object' && owner !== null && 'backend' in owner && 'person' in owner
  return isOwner ? (owner as QueryOwner) : undefined
}
