import type { Change, Dataset, DocumentChange, Transaction, World } from '../world.ts'
import { ApiError } from './errors.ts'
import { runQuery } from './groq.ts'
import { layerOf } from './perspective.ts'

/** What a listener asked for. */
export interface ListenRequest {
  readonly dataset: Dataset
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly identity: string
  readonly includeResult: boolean
  readonly includeMutations: boolean
  readonly includePreviousRevision: boolean
  /** Whether drafts and release versions are heard too. */
  readonly includeAllVersions: boolean
  /** Whether the credential that opened the stream is still good; the stream ends when it is not. */
  readonly isValid: () => boolean
  readonly keepAliveMs: number
}

type Send = (event: string, data: unknown, id?: string) => void

/**
 * A stream of server-sent events: `welcome`, then a `mutation` for every change to a document that
 * the query matches. It ends when its token or session dies, as a stream of a dead session should;
 * the client then reconnects and learns why.
 */
export function listen(world: World, request: ListenRequest): Response {
  const encoder = new TextEncoder()
  let stop = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string): void => controller.enqueue(encoder.encode(text))
      const send: Send = (event, data, id) =>
        write(
          `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        )
      stop = attach(world, request, { send, write, close: () => controller.close() })
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' },
  })
}

interface Stream {
  readonly send: Send
  readonly write: (text: string) => void
  readonly close: () => void
}

function attach(world: World, request: ListenRequest, stream: Stream): () => void {
  let open = true
  // One after another: matching is asynchronous, and events must keep the order of their transactions.
  let queue = Promise.resolve()
  const stop = (): void => {
    open = false
    clearInterval(keepAlive)
    unsubscribe()
  }
  const end = (): void => {
    if (!open) return
    stop()
    stream.close()
  }
  const deliver = async (transaction: Transaction): Promise<void> => {
    for (const change of transaction.changes) {
      const event = await mutationEvent(request, transaction, change)
      if (open && event !== null) stream.send('mutation', event, event.eventId)
    }
  }
  const fail = (error: unknown): void => {
    if (!open) return
    if (error instanceof ApiError) stream.send('channelError', error.body)
    end()
  }
  const hear = (change: Change): void => {
    if (change.type === 'committed' && change.dataset === request.dataset) {
      queue = queue.then(() => deliver(change.transaction)).catch(fail)
    }
    if (change.type === 'ended' || !request.isValid()) end()
  }
  const unsubscribe = world.changes.subscribe(hear)
  const keepAlive = setInterval(() => {
    if (!request.isValid()) return end()
    stream.write(':\n\n')
  }, request.keepAliveMs)

  // A query that cannot be read is told on the stream: an event source cannot see a response's body.
  queue = queue
    .then(() => isMatch(request, null))
    .then(() => {
      if (open) stream.send('welcome', { listenerName: `listener-${world.counters.listens}` })
    })
    .catch(fail)
  return stop
}

interface MutationEvent {
  readonly eventId: string
  readonly [field: string]: unknown
}

/** The event for one changed document; `null` when the query does not match it, before or after. */
async function mutationEvent(
  request: ListenRequest,
  transaction: Transaction,
  change: DocumentChange,
): Promise<MutationEvent | null> {
  const { documentId, before, after } = change
  if (!request.includeAllVersions && layerOf(documentId) !== null) return null
  const was = await isMatch(request, before)
  const is = await isMatch(request, after)
  if (!was && !is) return null
  return {
    eventId: `${transaction.id}#${documentId}`,
    documentId,
    transactionId: transaction.id,
    transition: was && is ? 'update' : is ? 'appear' : 'disappear',
    identity: transaction.personId,
    timestamp: transaction.timestamp,
    visibility: 'query',
    transactionTotalEvents: transaction.changes.length,
    transactionCurrentEvent: transaction.changes.indexOf(change) + 1,
    ...(before === null ? {} : { previousRev: before._rev }),
    ...(after === null ? {} : { resultRev: after._rev }),
    ...(request.includeMutations ? { mutations: transaction.mutations } : {}),
    ...(request.includeResult && after !== null ? { result: after } : {}),
    ...(request.includePreviousRevision ? { previous: before } : {}),
  }
}

/** A listener's query is a filter over single documents: the vendor follows no reference in it. */
async function isMatch(
  { query, params, identity }: ListenRequest,
  document: DocumentChange['before'],
): Promise<boolean> {
  const documents = document === null ? [] : [document]
  const result = await runQuery({ query, params, documents, identity, timestamp: new Date(0) })
  return Array.isArray(result) ? result.length > 0 : result !== null && result !== undefined
}
