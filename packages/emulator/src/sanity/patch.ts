import {
  isRecord,
  type Location,
  locate,
  PathError,
  parsePath,
  type Segment,
  spanIn,
  valueAt,
} from './paths.ts'

type Draft = Record<string, unknown>
type Operation = (draft: Draft, operand: unknown) => void

/** What a patch may do, in the order in which the content lake does it. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'set',
    (draft, operand) => eachPath(draft, operand, (location, value) => put(draft, location, value)),
  ],
  [
    'setIfMissing',
    (draft, operand) =>
      eachPath(draft, operand, (location, value) => {
        if ((valueAt(draft, location) ?? null) === null) put(draft, location, value)
      }),
  ],
  ['unset', unset],
  ['inc', (draft, operand) => add(draft, operand, 1)],
  ['dec', (draft, operand) => add(draft, operand, -1)],
  ['insert', insert],
])

/** Members of a patch that say which document and when, and not what. */
const SELECTION = new Set(['id', 'ids', 'query', 'params', 'ifRevisionID'])

/**
 * A patched copy of a document; the original stays as it is.
 * @throws {PathError} when an operation is unknown or cannot be applied
 */
export function patchDocument<T extends object>(document: T, patch: Draft): T {
  const draft = structuredClone(document) as T & Draft
  const unknown = Object.keys(patch).find((name) => !OPERATIONS.has(name) && !SELECTION.has(name))
  if (unknown !== undefined) throw new PathError(`The emulator cannot apply "${unknown}"`)
  for (const [name, apply] of OPERATIONS) {
    if (patch[name] !== undefined) apply(draft, patch[name])
  }
  return draft
}

function eachPath(
  draft: Draft,
  operand: unknown,
  visit: (location: Location, value: unknown) => void,
): void {
  for (const [path, value] of Object.entries(requireRecord(operand))) {
    for (const location of locate(draft, parsePath(path))) visit(location, value)
  }
}

function put(draft: Draft, location: Location, value: unknown): void {
  const last = location.at(-1)
  const parent = ensureParent(draft, location.slice(0, -1))
  if (typeof last === 'number' && Array.isArray(parent)) parent[last] = structuredClone(value)
  if (typeof last === 'string' && isRecord(parent)) define(parent, last, structuredClone(value))
}

/** Walks to a location and makes the objects that are missing on the way. */
function ensureParent(draft: Draft, location: Location): unknown {
  return location.reduce<unknown>((parent, step) => {
    const next = valueAt(parent, [step])
    if (typeof step === 'number' || (next !== undefined && next !== null)) return next
    const made: Draft = {}
    if (isRecord(parent)) define(parent, step, made)
    return made
  }, draft)
}

/** Own properties only: a path may be called `__proto__`. */
function define(target: Draft, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

function unset(draft: Draft, operand: unknown): void {
  if (!Array.isArray(operand)) throw new PathError('unset takes a list of paths')
  for (const path of operand) {
    const locations = locate(draft, parsePath(String(path)))
    // From the back, so that removing an element does not move the next one away.
    for (const location of locations.reverse()) remove(draft, location)
  }
}

function remove(draft: Draft, location: Location): void {
  const last = location.at(-1)
  const parent = valueAt(draft, location.slice(0, -1))
  if (typeof last === 'number' && Array.isArray(parent)) parent.splice(last, 1)
  if (typeof last === 'string' && isRecord(parent)) delete parent[last]
}

function add(draft: Draft, operand: unknown, sign: 1 | -1): void {
  eachPath(draft, operand, (location, amount) => {
    const current = valueAt(draft, location)
    if (typeof current !== 'number' || typeof amount !== 'number') {
      throw new PathError(`Cannot add to "${location.join('.')}": it is not a number`)
    }
    put(draft, location, current + sign * amount)
  })
}

function insert(draft: Draft, operand: unknown): void {
  const { items, ...place } = requireRecord(operand)
  const [where, path] = Object.entries(place)[0] ?? []
  if (!Array.isArray(items) || typeof path !== 'string') {
    throw new PathError('insert takes items and one of before, after and replace')
  }
  const segments = parsePath(path)
  const target = segments.at(-1)
  const arrays = locate(draft, segments.slice(0, -1)).map((location) => valueAt(draft, location))
  for (const array of arrays) {
    if (target !== undefined) insertInto(array, target, { where, items })
  }
}

function insertInto(
  array: unknown,
  target: Segment,
  insertion: { readonly where: string | undefined; readonly items: readonly unknown[] },
): void {
  if (!Array.isArray(array)) throw new PathError('insert needs an array')
  const span = spanIn(array, target)
  if (span === null) throw new PathError('insert found no element at its path')
  const from = clamp(span[0], array.length)
  const to = clamp(span[1], array.length)
  const items = structuredClone(insertion.items)
  switch (insertion.where) {
    case 'before':
      array.splice(from, 0, ...items)
      break
    case 'after':
      array.splice(to, 0, ...items)
      break
    case 'replace':
      array.splice(from, to - from, ...items)
      break
    default:
      throw new PathError('insert takes one of before, after and replace')
  }
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length)
}

function requireRecord(operand: unknown): Draft {
  if (!isRecord(operand)) throw new PathError('A patch operation takes an object')
  return operand
}
