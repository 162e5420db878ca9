/** What the hash says to show. */
export type Route =
  | { readonly type: 'documents' }
  | { readonly type: 'document'; readonly id: string }

const DOCUMENT = /^#\/document\/([^/]+)$/

/** Reads a hash; what it does not know shows the list. */
export function parseRoute(hash: string): Route {
  const id = DOCUMENT.exec(hash)?.[1]
  if (id === undefined) return { type: 'documents' }
  try {
    return { type: 'document', id: decodeURIComponent(id) }
  } catch {
    return { type: 'documents' }
  }
}

/** The hash that shows it. */
export function routeHash(route: Route): string {
  return route.type === 'documents' ? '#/documents' : `#/document/${encodeURIComponent(route.id)}`
}
