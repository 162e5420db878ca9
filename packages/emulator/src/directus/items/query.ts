import { invalidQuery } from '../errors.ts'
import { isObject, type JsonObject } from '../readBody.ts'

/** What is asked of a collection. */
export interface ItemQuery {
  /** Paths through relations, `*` for every field. */
  readonly fields: readonly string[]
  readonly filter: JsonObject
  /** Paths; a `-` in front turns the order around. */
  readonly sort: readonly string[]
  /** -1 is no limit. */
  readonly limit: number
  readonly offset: number
  readonly search: string | null
  readonly meta: readonly string[]
  /** Fields by the function that is computed over them. */
  readonly aggregate: Readonly<Record<string, readonly string[]>>
  readonly groupBy: readonly string[]
  /** Queries of the relations to many, by their names. */
  readonly deep: JsonObject
}

const DEFAULT_LIMIT = 100

/** Reads the query of a URL. @throws {DirectusError} `INVALID_QUERY` */
export function queryOfUrl(url: URL): ItemQuery {
  const raw: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    const path = name.split(/[[\]]+/).filter((step, index) => step !== '' || index === 0)
    put(raw, path, { value, isList: name.endsWith('[]') })
  }
  return parseQuery(raw)
}

/** Reads a query as an object: that of a URL, of a body or of a socket's message. @throws {DirectusError} `INVALID_QUERY` */
export function parseQuery(raw: JsonObject): ItemQuery {
  const limit = readNumber(raw, 'limit') ?? DEFAULT_LIMIT
  const page = readNumber(raw, 'page')
  const offset = readNumber(raw, 'offset') ?? 0
  return {
    fields: readList(raw.fields, ['*']),
    filter: readJson(raw.filter, 'filter'),
    sort: readList(raw.sort, []),
    limit,
    offset: page === null || limit < 0 ? offset : Math.max(0, page - 1) * limit,
    search: typeof raw.search === 'string' && raw.search !== '' ? raw.search : null,
    meta: readList(raw.meta, []),
    aggregate: Object.fromEntries(
      Object.entries(readJson(raw.aggregate, 'aggregate')).map(([name, fields]) => [
        name,
        readList(fields, []),
      ]),
    ),
    groupBy: readList(raw.groupBy, []),
    deep: readJson(raw.deep, 'deep'),
  }
}

/** `{_limit: 1}` as a relation's query writes it, without the underscores. */
export function parseDeepQuery(raw: unknown, fields: readonly string[]): ItemQuery {
  const own = isObject(raw) ? Object.entries(raw) : []
  const options = own
    .filter(([name]) => name.startsWith('_'))
    .map(([name, value]) => [name.slice(1), value])
  const deeper = own.filter(([name]) => !name.startsWith('_'))
  return parseQuery({ ...Object.fromEntries(options), fields, deep: Object.fromEntries(deeper) })
}

interface Leaf {
  readonly value: string
  readonly isList: boolean
}

/** Puts `filter[title][_eq]=x` where it belongs. */
function put(target: Record<string, unknown>, path: readonly string[], leaf: Leaf): void {
  const [step = '', ...rest] = path
  if (rest.length > 0 && !isIndex(rest)) {
    const known = target[step]
    const inner = isObject(known) ? { ...known } : {}
    put(inner, rest, leaf)
    target[step] = inner
    return
  }
  const known = target[step]
  if (leaf.isList || isIndex(rest)) {
    target[step] = [...(Array.isArray(known) ? known : []), leaf.value]
  } else {
    target[step] = leaf.value
  }
}

/** `sort[0]=title` is a list, too. */
function isIndex(path: readonly string[]): boolean {
  return path.length === 1 && /^\d+$/.test(path[0] ?? '')
}

function readNumber(raw: JsonObject, name: string): number | null {
  const value = raw[name]
  if (value === undefined || value === null || value === '') return null
  const number = Number(value)
  if (Number.isNaN(number)) throw invalidQuery(`"${name}" must be a number`)
  return number
}

function readList(value: unknown, otherwise: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'string' || value === '') return otherwise
  return value.split(',').map((part) => part.trim())
}

function readJson(value: unknown, name: string): JsonObject {
  if (isObject(value)) return value
  if (typeof value !== 'string' || value === '') return {}
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : {}
  } catch {
    throw invalidQuery(`Invalid JSON for ${name} object`)
  }
}
