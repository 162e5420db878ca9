import { type Mutation, notifyManager, type Query, type QueryClient } from '@tanstack/react-query'
import type { AuthStore } from '../authStore.ts'
import { ownerOf } from './authQueryKey.ts'
import type { AuthQuerySource } from './authQueryScope.ts'
import {
  goesWithPerson,
  holderOf,
  isDeparture,
  isIntruder,
  isStray,
  mayResume,
} from './cacheRules.ts'
import { forgetMutation } from './forgetMutation.ts'
import { forgetQuery } from './forgetQuery.ts'
import { personTag } from './personTag.ts'

/**
 * Ties a query client to a session. When the person goes, everything in the cache goes: queries are
 * cancelled and removed, mutations too, and late answers are dropped. What another person's key
 * stands before is removed as soon as it comes, out of a persisted cache or from late code (S15).
 * Entries of another `backend` are left to the binding of that one. Returns the stop, which leaves
 * the cache as it is.
 *
 * @example
 * ```ts
 * const unbind = bindQueryClient(queryClient, authStore, { backend: 'https://api.example.com' })
 * ```
 */
export function bindQueryClient(
  queryClient: QueryClient,
  authStore: AuthStore,
  { backend }: AuthQuerySource,
): () => void {
  const queries = queryClient.getQueryCache()
  const mutations = queryClient.getMutationCache()
  let holder = present()

  function present() {
    const state = authStore.getState()
    return holderOf(backend, state, personTag(state))
  }

  function forget(
    isQueryLeaving: (query: Query) => boolean,
    isMutationLeaving: (mutation: Mutation) => boolean,
  ): void {
    notifyManager.batch(() => {
      for (const query of queries.findAll({ predicate: isQueryLeaving })) {
        forgetQuery(queries, query)
      }
      for (const mutation of mutations.findAll({ predicate: isMutationLeaving })) {
        forgetMutation(mutations, mutation)
      }
    })
  }

  function removeIntruders(): void {
    forget(isQueryIntruding, ({ options }) => isIntruder(ownerOf(options.mutationKey), holder))
  }

  function isQueryIntruding(query: Query): boolean {
    const owner = ownerOf(query.queryKey)
    return isIntruder(owner, holder) || (isRestored(query) && isStray(owner, holder))
  }

  function isMutationStranded({ options, state }: Mutation): boolean {
    return state.isPaused && !mayResume(ownerOf(options.mutationKey), holder)
  }

  function follow(): void {
    const former = holder
    holder = present()
    if (former.person === holder.person && former.isSettled === holder.isSettled) return
    if (isDeparture(former.person, holder.person)) {
      forget(
        ({ queryKey }) => goesWithPerson(ownerOf(queryKey), holder),
        ({ options }) => goesWithPerson(ownerOf(options.mutationKey), holder),
      )
      return
    }
    removeIntruders()
  }

  removeIntruders()
  forget(() => false, isMutationStranded)
  const stops = [
    authStore.subscribe(follow),
    queries.subscribe(({ type, query }) => {
      if (type === 'added' && isQueryIntruding(query)) forgetQuery(queries, query)
    }),
    mutations.subscribe((event) => {
      // One that is made here is added before it is paused.
      if (event.type !== 'added' || !isMutationStranded(event.mutation)) return
      forgetMutation(mutations, event.mutation)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether a query came out of a persisted cache: it has data, and nothing to get them with. */
function isRestored({ state, options }: Query): boolean {
  return state.data !== undefined && options.queryFn === undefined
}
