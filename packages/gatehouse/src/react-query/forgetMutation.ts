import type { Mutation, MutationCache } from '@tanstack/react-query'

/**
 * Takes a mutation out of the cache. What the backend was asked it may still do; the answer finds
 * nobody to write it into a cache that is another person's by then.
 */
export function forgetMutation(cache: MutationCache, mutation: Mutation): void {
  const { onSuccess, onError, onSettled, ...options } = mutation.options
  mutation.setOptions(options)
  cache.remove(mutation)
}
