/** What is shown of a document. */
export interface DocumentRow {
  readonly _id: string
  readonly _type: string
  readonly title: string
  /** ISO 8601. */
  readonly _updatedAt: string
  /** The author's name, by reference. */
  readonly author: string | null
}

/** Everything with a title. */
export const DOCUMENT_FILTER = '*[defined(title)]'

/** Oldest first, so that a save moves nothing. */
export const DOCUMENT_QUERY: string = `${DOCUMENT_FILTER} | order(_createdAt asc) {
  _id, _type, title, _updatedAt, "author": author->name
}`
