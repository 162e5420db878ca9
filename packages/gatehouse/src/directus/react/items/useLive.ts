import { hashKey } from '@tanstack/react-query'
import { useContext, useEffect, useSyncExternalStore } from 'react'
import type { FollowedQuery } from './followedQuery.ts'
import { LiveItemsContext } from './LiveItemsContext.ts'

/**
 * Follows a query while the component is mounted, and says whether it is up to date by itself.
 * @param followed - `null` for nothing to follow
 */
export function useLive(followed: FollowedQuery | null): boolean {
  const live = useContext(LiveItemsContext)
  const hash = followed && hashKey(followed.queryKey)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash is what the query says; the object is new on every render
  useEffect(() => {
    if (live && followed) return live.follow(followed)
  }, [live, hash])
  return useSyncExternalStore(
    live?.subscribe ?? subscribeToNothing,
    () => (live && followed ? live.isLive(followed.queryKey) : false),
    () => false,
  )
}

function subscribeToNothing(): () => void {
  return () => {}
}
