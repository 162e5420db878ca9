import type { Dataset, DocumentChange, Transaction, World } from '../world.ts'
import { eventStream, type ServerEvent } from './eventStream.ts'
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
  readonly isValid: () => boolean
}

/**
 * `welcome`, then a `mutation` for every change to a document that the query matches. A query that
 * cannot be read is told on the stream: an event source cannot see a response's body.
 */
export function listen(world: World, request: ListenRequest): Response {
  return eventStream(world, {
    dataset: request.dataset,
    isValid: request.isValid,
    async welcome() {
      await isMatch(request, null)
      const listenerName = `listener-${world.counters.listens}`
      return { event: 'welcome', data: { listenerName } }
    },
    async eventsOf(transaction) {
      const events = transaction.changes.map((change) =>
        mutationEvent(request, transaction, change),
      )
      return (await Promise.all(events)).filter((event) => event !== null)
    },
  })
}

/** The event for one changed document; `null` when the query does not match it, before or after. */
async function mutationEvent(
  request: ListenRequest,
  transaction: Transaction,
  change: DocumentChange,
): Promise<ServerEvent | null> {
  const { documentId, before, after } = change
  if (!request.includeAllVersions && layerOf(documentId) !== null) return null
  const was = await isMatch(request, before)
  const is = await isMatch(request, after)
  if (!was && !is) return null
  const eventId = `${transaction.id}#${documentId}`
  const data = {
    eventId,
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
  return { event: 'mutation', data, id: eventId }
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
