/** A row of a collection, as far as it matters here. */
export type Row = Readonly<Record<string, unknown>>

/** What a subscription tells of a collection. */
export type LiveEvent =
  /** All rows that the query finds, once the subscription stands and after each reconnection. */
  | { readonly event: 'init'; readonly data: readonly Row[] }
  /** Rows that came or changed, as the query sees them: those that it does not find are left out. */
  | { readonly event: 'create' | 'update'; readonly data: readonly Row[] }
  | { readonly event: 'delete'; readonly data: readonly (string | number)[] }

/** What a query says about which rows there are, and in which order. */
export interface LiveQuery {
  readonly fields?: unknown
  readonly filter?: unknown
  readonly search?: unknown
  readonly sort?: unknown
  readonly limit?: unknown
  readonly offset?: unknown
  readonly page?: unknown
  readonly aggregate?: unknown
  readonly groupBy?: unknown
  readonly deep?: unknown
  readonly alias?: unknown
}

/** Reads a message of a subscription; `undefined` for what is none of its events. Pure. */
export function liveEvent(message: unknown): LiveEvent | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  if (!('event' in message) || !('data' in message) || !Array.isArray(message.data))
    return undefined
  const { event, data } = message
  switch (event) {
    case 'init':
    case 'create':
    case 'update':
      return data.every(isRow) ? { event, data } : undefined
    case 'delete':
      return data.every(isKey) ? { event, data } : undefined
    default:
      return undefined
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
