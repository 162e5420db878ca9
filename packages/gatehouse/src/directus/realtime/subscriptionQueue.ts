import { RealtimeError } from './realtimeError.ts'

/** How many events may lie unread. */
const MOST_UNREAD = 10_000

/** The events of one subscription, between the socket and whoever reads them. */
export interface SubscriptionQueue<T> {
  readonly events: AsyncGenerator<T, void, unknown>
  readonly push: (event: T) => void
  /** What lies there is still read; then the reader hears of the error, or that it is over. */
  readonly end: (error?: RealtimeError) => void
  /** Nothing more is read, not even what lies there. */
  readonly cut: (error: RealtimeError) => void
}

/** Somebody who waits for an event. */
interface Reader<T> {
  readonly resolve: (result: IteratorResult<T, void>) => void
  readonly reject: (error: unknown) => void
}

/**
 * Makes a queue. A slow reader loses nothing: what comes waits for it, up to ten thousand events;
 * then it hears that it is too slow, rather than miss one unawares.
 *
 * @param left - told when the reader leaves, or is too slow
 */
export function createSubscriptionQueue<T extends object>(left: () => void): SubscriptionQueue<T> {
  let unread: T[] = []
  const readers: Reader<T>[] = []
  let ending: { error: RealtimeError | undefined } | undefined

  function settle(): void {
    while (readers.length > 0 && (unread.length > 0 || ending)) {
      const reader = readers.shift()
      const value = unread.shift()
      if (value !== undefined) reader?.resolve({ done: false, value })
      else if (ending?.error) {
        reader?.reject(ending.error)
        ending = { error: undefined }
      } else reader?.resolve({ done: true, value: undefined })
    }
  }

  function end(error?: RealtimeError): void {
    ending ??= { error }
    settle()
  }

  function cut(error?: RealtimeError): void {
    unread = []
    end(error)
  }

  function leave(): void {
    const isOver = ending !== undefined
    unread = []
    ending = { error: undefined }
    settle()
    if (!isOver) left()
  }

  const events: AsyncGenerator<T, void, unknown> = {
    next: () =>
      new Promise((resolve, reject) => {
        readers.push({ resolve, reject })
        settle()
      }),
    async return() {
      leave()
      return { done: true, value: undefined }
    },
    async throw(error) {
      leave()
      throw error
    },
    [Symbol.asyncIterator]: () => events,
    // Where the platform knows it, so that `await using` ends a subscription.
    ...(Symbol.asyncDispose && { [Symbol.asyncDispose]: async () => leave() }),
  }

  return {
    events,
    end,
    cut,
    push(event) {
      if (ending) return
      unread.push(event)
      if (unread.length <= MOST_UNREAD) return settle()
      cut(
        new RealtimeError(
          'TOO_SLOW',
          `More than ${MOST_UNREAD} events lie unread. Subscribe again.`,
        ),
      )
      left()
    },
  }
}
