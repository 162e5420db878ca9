import type { Dataset, Transaction, World } from '../world.ts'
import { ApiError } from './errors.ts'

/** How often an open stream says that it lives, in ms; a dead credential is noticed then, too. */
const KEEP_ALIVE_MS = 10_000

/** One server-sent event. */
export interface ServerEvent {
  readonly event: string
  readonly data: unknown
  /** What a client that comes back sends as `Last-Event-ID`. */
  readonly id?: string
}

/** What a stream tells, and for how long. */
export interface EventSourceOptions {
  readonly dataset: Dataset
  /** Whether the credential that opened the stream is still good; the stream ends when it is not. */
  readonly isValid: () => boolean
  /** The first event. An {@link ApiError} is sent as a `channelError`, and ends the stream. */
  readonly welcome: () => ServerEvent | Promise<ServerEvent>
  /** The events for a transaction. */
  readonly eventsOf: (transaction: Transaction) => Promise<readonly ServerEvent[]>
}

/**
 * A stream of server-sent events over the transactions of a dataset. It ends when its token or
 * session dies, as a stream of a dead session should: the client then comes back and learns why.
 */
export function eventStream(world: World, options: EventSourceOptions): Response {
  const encoder = new TextEncoder()
  let stop = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stop = follow(world, options, {
        write: (text) => controller.enqueue(encoder.encode(text)),
        close: () => controller.close(),
      })
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' },
  })
}

interface Sink {
  readonly write: (text: string) => void
  readonly close: () => void
}

function follow(world: World, options: EventSourceOptions, sink: Sink): () => void {
  let open = true
  const stop = (): void => {
    open = false
    clearInterval(keepAlive)
    unsubscribe()
  }
  const end = (): void => {
    if (!open) return
    stop()
    sink.close()
  }
  const tell = (events: readonly ServerEvent[]): void => {
    for (const event of events) if (open) sink.write(encodeEvent(event))
  }
  const fail = (error: unknown): void => {
    if (error instanceof ApiError) tell([{ event: 'channelError', data: error.body }])
    end()
  }

  // One after another: working events out is asynchronous, and they keep the transactions' order.
  let queue = Promise.resolve()
    .then(async () => tell([await options.welcome()]))
    .catch(fail)
  const unsubscribe = world.changes.subscribe((change) => {
    if (change.type === 'committed' && change.dataset === options.dataset) {
      queue = queue.then(async () => tell(await options.eventsOf(change.transaction))).catch(fail)
    }
    if (change.type === 'ended' || !options.isValid()) end()
  })
  const keepAlive = setInterval(() => {
    if (options.isValid()) sink.write(':\n\n')
    else end()
  }, KEEP_ALIVE_MS)
  return stop
}

function encodeEvent({ event, data, id }: ServerEvent): string {
  const position = id === undefined ? '' : `id: ${id}\n`
  return `${position}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
