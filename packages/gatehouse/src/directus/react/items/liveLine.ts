import { isRealtimeError } from '../../realtime/realtimeError.ts'
import type { FollowedQuery, FollowOptions } from './followedQuery.ts'
import { type LiveEvent, liveEvent } from './liveEvent.ts'
import { patchItems } from './patchItems.ts'
import { createRefetch } from './refetch.ts'
import { subscribedQuery } from './subscribedQuery.ts'

/** How long to wait before a subscription that broke is asked for anew, in ms. */
const RETRY_MS = 30_000

/** What asking again does not cure. */
const FINAL = ['FORBIDDEN', 'INVALID_COLLECTION', 'INVALID_PAYLOAD', 'UNSUPPORTED']

/** Whose rows they were is not here any more. */
const LEFT = ['SIGNED_OUT', 'SESSION_CHANGED']

/** One subscription, and what it does to its entry of the cache. */
export interface LiveLine {
  /** Whether the entry is kept up to date now. */
  readonly isLive: () => boolean
  readonly end: () => void
}

/** What a line is opened with. */
export interface LiveLineOptions extends FollowOptions {
  /** `isLive` says something else. */
  readonly onChange: () => void
}

/** Subscribes, and goes on until it is ended. */
export function openLiveLine(followed: FollowedQuery, options: LiveLineOptions): LiveLine {
  const { source, queryClient, environment, onChange } = options
  const { queryKey, collection, query } = followed
  const subscribed = subscribedQuery(query)
  const refetch = createRefetch({ queryClient, queryKey, clock: environment.clock })
  let state: 'silent' | 'live' | 'ended' = 'silent'
  let unsubscribe = () => {}
  let stopRetry = () => {}

  function show(next: 'silent' | 'live'): void {
    if (state === next || state === 'ended') return
    state = next
    onChange()
  }

  function take(event: LiveEvent): void {
    if (event.event === 'init') show('live')
    if (event.event === 'init' && subscribed.tells === 'rows') {
      // What is on its way was asked for before these rows were.
      void queryClient.cancelQueries({ queryKey, exact: true })
      queryClient.setQueryData(queryKey, event.data)
      return
    }
    const entry = queryClient.getQueryState<readonly Record<string, unknown>[]>(queryKey)
    // An answer that is on its way may be older than the event, and would undo it.
    const isSettled = entry?.fetchStatus !== 'fetching' && Array.isArray(entry?.data)
    const rows = isSettled && entry.data ? patchItems(entry.data, event, query) : undefined
    if (rows) queryClient.setQueryData(queryKey, rows)
    else refetch.soon()
  }

  async function listen(): Promise<void> {
    const opened = await source.subscribe(collection, { query: subscribed.query })
    unsubscribe = () => opened.unsubscribe()
    if (state === 'ended') return unsubscribe()
    for await (const message of opened.subscription) {
      const event = liveEvent(message)
      if (event) take(event)
    }
  }

  async function keepListening(): Promise<void> {
    const stopHearing = source.onWebSocket('close', () => show('silent'))
    try {
      await listen()
    } catch (error) {
      show('silent')
      // The app itself shows that its person is gone.
      if (LEFT.some((code) => isRealtimeError(error, code))) return
      const message = `Changes of "${collection}" are not told at the moment.`
      environment.log.write({ level: 'warn', event: 'live.broken', message, detail: error })
      if (FINAL.some((code) => isRealtimeError(error, code))) return
    } finally {
      stopHearing()
    }
    if (state === 'ended') return
    show('silent')
    stopRetry = environment.clock.after(RETRY_MS, () => void keepListening())
  }

  void keepListening()
  return {
    isLive: () => state === 'live',
    end() {
      state = 'ended'
      stopRetry()
      refetch.stop()
      unsubscribe()
    },
  }
}
