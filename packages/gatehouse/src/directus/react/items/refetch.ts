import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Clock } from '../../../ports/clock.ts'

/** How long further events are waited for before the server is asked, in ms. */
const BURST_MS = 50

/** Asks for a query anew: once for a burst of reasons, and never twice at a time. */
export interface Refetch {
  readonly soon: () => void
  readonly stop: () => void
}

/** What is asked for anew. */
export interface RefetchOptions {
  readonly queryClient: Pick<QueryClient, 'invalidateQueries'>
  readonly queryKey: QueryKey
  readonly clock: Clock
}

/** Asks for nothing until it is told to. */
export function createRefetch({ queryClient, queryKey, clock }: RefetchOptions): Refetch {
  let state: 'idle' | 'waiting' | 'asking' | 'askingAndOutdated' | 'stopped' = 'idle'
  let stopWaiting = () => {}

  function wait(): void {
    state = 'waiting'
    stopWaiting = clock.after(BURST_MS, () => void ask())
  }

  async function ask(): Promise<void> {
    state = 'asking'
    // Whatever else is under way is older than the reason, and ends.
    await queryClient.invalidateQueries({ queryKey, exact: true })
    if (isOutdated()) wait()
    else if (state === 'asking') state = 'idle'
  }

  /** In a function of its own, as the state changes while `ask` waits. */
  function isOutdated(): boolean {
    return state === 'askingAndOutdated'
  }

  return {
    soon() {
      if (state === 'idle') wait()
      else if (state === 'asking') state = 'askingAndOutdated'
    },
    stop() {
      state = 'stopped'
      stopWaiting()
    },
  }
}
