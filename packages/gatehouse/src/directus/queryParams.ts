/** The members of a query that the API knows, and how each is written into an address. */
const WRITERS: Readonly<Record<string, (value: unknown) => string>> = {
  fields: (value) => (Array.isArray(value) ? fieldPaths(value).join(',') : text(value)),
  filter: json,
  search: text,
  sort: list,
  limit: (value) => number(value, -1),
  offset: (value) => number(value, 0),
  page: (value) => number(value, 1),
  deep: json,
  alias: json,
  aggregate: json,
  groupBy: list,
  version: text,
  versionRaw: (value) => (value === true ? 'true' : text(value)),
  backlink: () => '',
}

/** A query as an address has it, name by name. What is empty, or out of range, is left out. */
export function queryParams(query: object): readonly (readonly [string, string])[] {
  return Object.entries(query)
    .map(([name, value]) => [name, (WRITERS[name] ?? free)(value)] as const)
    .filter(([, value]) => value)
}

/**
 * Fields as paths, out of the nested form: `['id', {author: ['name']}]` is `id` and `author.name`.
 * What may be of several collections is `{item: {posts: ['title']}}`: `item:posts.title`.
 */
export function fieldPaths(fields: readonly unknown[]): readonly string[] {
  return fields.flatMap((field) =>
    typeof field === 'object' && field !== null ? nestedPaths(field) : [String(field)],
  )
}

function nestedPaths(field: object): readonly string[] {
  return Object.entries(field).flatMap(([name, inner]) => {
    if (Array.isArray(inner)) return below(name, inner)
    return Object.entries(Object(inner)).flatMap(([collection, fields]) =>
      below(`${name}:${collection}`, Array.isArray(fields) ? fields : []),
    )
  })
}

function below(name: string, fields: readonly unknown[]): readonly string[] {
  return fieldPaths(fields).map((path) => `${name}.${path}`)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : text(value)
}

function json(value: unknown): string {
  const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return isFilled ? JSON.stringify(value) : ''
}

function number(value: unknown, least: number): string {
  if (typeof value !== 'number') return text(value)
  return value >= least ? String(value) : ''
}

/** A parameter that is not the query's own. */
function free(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
