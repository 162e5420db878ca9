/** One step of a path into a document. */
export type Segment =
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'key'; readonly key: string }
  /** `end` is exclusive; `null` and -1 are the end of the array. */
  | { readonly type: 'range'; readonly start: number; readonly end: number | null }

/** A path without anything left to find: field names and array indexes. */
export type Location = readonly (string | number)[]

/** A path that a patch cannot use; its message says which and why. */
export class PathError extends Error {
  override name = 'PathError' as const
}

const STEP =
  /\.?([A-Za-z_$][\w$-]*)|\[(-?\d+)\]|\[_key\s*==\s*(?:"([^"]*)"|'([^']*)')\]|\[(-?\d*):(-?\d*)\]|\[\*?\]|\['([^']+)'\]/y

/** Reads `title`, `body[0].text`, `tags[-1]`, `items[_key=="a"].count`, `list[1:3]`, `list[]`. */
export function parsePath(path: string): Segment[] {
  const segments: Segment[] = []
  const step = new RegExp(STEP)
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (match === null) throw new PathError(`Cannot read the path "${path}"`)
    segments.push(toSegment(match))
  }
  if (segments.length === 0) throw new PathError('A path must not be empty')
  return segments
}

function toSegment(match: RegExpExecArray): Segment {
  const [, field, index, doubleQuoted, singleQuoted, start, end, quotedField] = match
  const name = field ?? quotedField
  if (name !== undefined) return { type: 'field', name }
  if (index !== undefined) return { type: 'index', index: Number(index) }
  const key = doubleQuoted ?? singleQuoted
  if (key !== undefined) return { type: 'key', key }
  return { type: 'range', start: Number(start ?? 0), end: end ? Number(end) : null }
}

/** Every location that a path means in a value. A field need not exist; an array element must. */
export function locate(value: unknown, segments: readonly Segment[]): Location[] {
  const [segment, ...rest] = segments
  if (segment === undefined) return [[]]
  return stepsInto(value, segment).flatMap((step) =>
    locate(valueAt(value, [step]), rest).map((location) => [step, ...location]),
  )
}

/** The elements of `array` that a segment means, as `[from, to)`; `null` when it means none. */
export function spanIn(
  array: readonly unknown[],
  segment: Segment,
): readonly [number, number] | null {
  switch (segment.type) {
    case 'field':
      return null
    case 'index': {
      const index = fromEnd(array, segment.index)
      return [index, index + 1]
    }
    case 'key': {
      const index = array.findIndex((item) => isRecord(item) && item._key === segment.key)
      return index === -1 ? null : [index, index + 1]
    }
    case 'range':
      return [boundary(array, segment.start), boundary(array, segment.end ?? -1)]
  }
}

/** The value at a location; `undefined` when there is none. */
export function valueAt(value: unknown, location: Location): unknown {
  return location.reduce<unknown>((parent, step) => {
    if (typeof step === 'number') return Array.isArray(parent) ? parent[step] : undefined
    return isRecord(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined
  }, value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function stepsInto(value: unknown, segment: Segment): (string | number)[] {
  if (segment.type === 'field') {
    return value === undefined || value === null || isRecord(value) ? [segment.name] : []
  }
  if (!Array.isArray(value)) return []
  const [from, to] = spanIn(value, segment) ?? [0, 0]
  const indexes = value.map((_, index) => index)
  return indexes.filter((index) => index >= from && index < to)
}

/** In a range -1 is the end of the array, and not its last element: the vendor's `splice` counts so. */
function boundary(array: readonly unknown[], index: number): number {
  return index < 0 ? array.length + 1 + index : index
}

function fromEnd(array: readonly unknown[], index: number): number {
  return index < 0 ? array.length + index : index
}
