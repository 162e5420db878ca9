import type { StoredDocument } from '../world.ts'

const DRAFTS = 'drafts.'
const VERSIONS = 'versions.'

/** Which documents a query sees: all as stored, or one of each, from the first layer that has it. */
export type Perspective =
  | { readonly type: 'raw' }
  | { readonly type: 'layers'; readonly layers: readonly string[] }

/** Since this API version the default is `published`; before, it was `raw`. */
const PUBLISHED_BY_DEFAULT = '2025-02-19'

/** Reads the `perspective` of a request: `raw`, `published`, `drafts`, or a list with releases. */
export function readPerspective(value: string | null, version: string | null): Perspective {
  const wanted = value ?? (isPublishedByDefault(version) ? 'published' : 'raw')
  if (wanted === 'raw') return { type: 'raw' }
  const names = wanted.split(',').map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  return { type: 'layers', layers: names.filter((name) => name !== 'published') }
}

/** Whether an API version hides drafts and release versions unless it is told otherwise. */
export function isPublishedByDefault(version: string | null): boolean {
  if (version === null || version === '1') return false
  return version === 'X' || version >= PUBLISHED_BY_DEFAULT
}

/** The documents as a perspective shows them: overlaid ones under their published id. */
export function applyPerspective(
  documents: Iterable<StoredDocument>,
  perspective: Perspective,
): StoredDocument[] {
  const all = [...documents]
  if (perspective.type === 'raw') return all
  const seen = new Map<string, StoredDocument>()
  for (const document of all) {
    if (layerOf(document._id) === null) seen.set(document._id, document)
  }
  // The first layer named wins, so it is laid on last.
  for (const layer of [...perspective.layers].reverse()) {
    for (const document of all) {
      if (layerOf(document._id) !== layer) continue
      const id = publishedId(document._id)
      seen.set(id, { ...document, _id: id, _originalId: document._id })
    }
  }
  return [...seen.values()]
}

/** `drafts`, a release's name, or `null` for a published document. */
export function layerOf(id: string): string | null {
  if (id.startsWith(DRAFTS)) return 'drafts'
  return id.startsWith(VERSIONS) ? (id.split('.')[1] ?? null) : null
}

function publishedId(id: string): string {
  if (id.startsWith(DRAFTS)) return id.slice(DRAFTS.length)
  return id.startsWith(VERSIONS) ? id.split('.').slice(2).join('.') : id
}
