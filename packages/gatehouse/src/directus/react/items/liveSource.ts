/** What live items need of a client: what `realtime()` adds, ours and the vendor's. */
export interface LiveSource {
  subscribe(
    collection: string,
    options: { readonly query: object },
  ): Promise<{ readonly subscription: AsyncIterable<unknown>; unsubscribe(): void }>
  onWebSocket(event: 'close', callback: () => void): () => void
}

/** Whether a client has `realtime()`. */
export function isLiveSource(client: object): client is LiveSource {
  return 'subscribe' in client && 'onWebSocket' in client
}
