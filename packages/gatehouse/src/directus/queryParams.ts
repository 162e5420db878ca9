/** The least that each number of a query may be. */
const LEAST: Readonly<Record<string, number>> = { limit: -1, offset: 0, page: 1 }

/** What says nothing where it has no members, or is `false`. */
const CONDITIONS = /^(filter|deep|alias|aggregate|search|version)$/

/** A query as an address has it, name by name. What says nothing, or is out of range, is left out. */
export function queryParams(query: object): readonly (readonly [string, string])[] {
  return Object.entries(query)
    .map(([name, value]) => [name, write(name, value) ?? ''] as const)
    .filter(([, text]) => text)
}

function write(name: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (/^(fields|sort|groupBy)$/.test(name)) return fieldPaths(value).join()
  const least = LEAST[name]
  if (least !== undefined) return typeof value === 'number' && value >= least ? String(value) : ''
  const isEmpty = value !== true && !Object.keys(Object(value)).length
  return isEmpty && CONDITIONS.test(name) ? '' : JSON.stringify(value)
}

/**
 * Fields as paths, out of the nested form: `['id', {author: ['name']}]` is `id` and `author.name`.
 * What may be of several collections is `{item: {posts: ['title']}}`: `item:posts.title`.
 */
export function fieldPaths(fields: unknown): readonly string[] {
  if (!Array.isArray(fields)) return []
  return fields.flatMap((field) => (typeof field === 'object' ? nested(field, '') : String(field)))
}

function nested(field: object | null, collection: string): readonly string[] {
  return Object.entries(field ?? {}).flatMap(([name, inner]) =>
    Array.isArray(inner)
      ? fieldPaths(inner).map((path) => `${collection}${name}.${path}`)
      : nested(Object(inner), `${name}:`),
  )
}
