import { hashKey, type QueryKey } from '@tanstack/react-query'
import type { FollowedQuery, FollowOptions } from './followedQuery.ts'
import { type LiveLine, openLiveLine } from './liveLine.ts'

/** Keeps entries of a query cache up to date by what the server tells. */
export interface LiveItems {
  /** Follows a query, with one subscription for all who follow it. Returns the stop. */
  readonly follow: (followed: FollowedQuery) => () => void
  /** Whether what stands under a key is kept up to date now. */
  readonly isLive: (queryKey: QueryKey) => boolean
  /** Calls `listener` when that changes for any. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Follows nothing until it is asked to. */
export function createLiveItems(options: FollowOptions): LiveItems {
  const { clock } = options.environment
  const listeners = new Set<() => void>()
  const following = new Map<
    string,
    { followers: number; readonly line: LiveLine; stay: () => void }
  >()

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  return {
    follow(followed) {
      const hash = hashKey(followed.queryKey)
      const entry = following.get(hash) ?? {
        followers: 0,
        line: openLiveLine(followed, { ...options, onChange: tell }),
        stay: () => {},
      }
      following.set(hash, entry)
      entry.followers += 1
      entry.stay()
      return () => {
        entry.followers -= 1
        if (entry.followers > 0) return
        // Who comes back at once, as in a remount, finds it still there.
        entry.stay = clock.after(0, () => {
          following.delete(hash)
          entry.line.end()
        })
      }
    },
    isLive: (queryKey) => following.get(hashKey(queryKey))?.line.isLive() ?? false,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
