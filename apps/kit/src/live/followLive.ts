import { failureOf } from './failure.ts'

/** Data that a server keeps telling the news of. */
export interface LiveSource<T> {
  readonly fetch: (signal: AbortSignal) => Promise<T>
  /** Opens the stream of news. Returns the stop; a stream that has ended says so, once. */
  readonly listen: (listener: {
    /** The stream stands, or something changed: what is known may be old. */
    readonly onNews: () => void
    /** The stream broke off and tries by itself. */
    readonly onBreak: () => void
    readonly onEnd: () => void
  }) => () => void
}

/** What is known of it. What was loaded stays until there is something newer. */
export type Live<T> =
  | { readonly type: 'loading' }
  | {
      readonly type: 'ready'
      readonly data: T
      /** A newer answer is awaited. */
      readonly isBusy: boolean
      /** News arrives by itself. */
      readonly isLive: boolean
      /** The server could not be reached at the last try; the next one is on its way. */
      readonly isCutOff: boolean
    }
  | { readonly type: 'failed'; readonly error: Error }

/** How it is followed. */
export interface FollowOptions<T> {
  readonly source: LiveSource<T>
  readonly onChange: (live: Live<T>) => void
  /** Milliseconds between a failure, or the end of a stream, and the next try. @defaultValue 1500 */
  readonly pauseMs?: number
}

/**
 * Loads, listens, and loads again whenever there is news; goes on after every trouble that may pass.
 * A stream that ends with its credential is followed by a request first: that is what renews it.
 * Returns the stop.
 */
export function followLive<T>({ source, onChange, pauseMs = 1500 }: FollowOptions<T>): () => void {
  const disposal = new AbortController()
  const { signal } = disposal
  let live: Live<T> = { type: 'loading' }
  let isLive = false
  let flight: Promise<void> | undefined
  let isOutdated = false
  let stopListening = (): void => {}

  function show(next: Live<T>): void {
    if (signal.aborted) return
    live = next
    onChange(live)
  }

  function amend(change: Partial<Extract<Live<T>, { readonly type: 'ready' }>>): void {
    if (live.type === 'ready') show({ ...live, ...change })
  }

  async function load(): Promise<void> {
    while (!signal.aborted) {
      isOutdated = false
      amend({ isBusy: true })
      try {
        const data = await source.fetch(signal)
        show({ type: 'ready', data, isBusy: isOutdated, isLive, isCutOff: false })
        if (!isOutdated) return
      } catch (cause) {
        const failure = failureOf(cause)
        if (failure.type === 'refused') {
          show({ type: 'failed', error: failure.error })
          stop()
          return
        }
        amend({ isCutOff: true })
        await pause(pauseMs, signal)
      }
    }
  }

  /** One at a time: news that comes meanwhile makes the one that runs load once more. */
  function reload(): Promise<void> {
    isOutdated = true
    flight ??= load().finally(() => {
      flight = undefined
    })
    return flight
  }

  function setLive(value: boolean): void {
    isLive = value
    amend({ isLive })
  }

  async function listen(): Promise<void> {
    while (!signal.aborted) {
      await new Promise<void>((resolve) => {
        stopListening = source.listen({
          onNews() {
            setLive(true)
            void reload()
          },
          onBreak() {
            setLive(false)
            void reload()
          },
          onEnd: resolve,
        })
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      if (signal.aborted) return
      stopListening()
      setLive(false)
      await pause(pauseMs, signal)
      await reload()
    }
  }

  function stop(): void {
    disposal.abort()
    stopListening()
  }

  void reload()
  void listen()
  return stop
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const abort = (): void => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  })
}
