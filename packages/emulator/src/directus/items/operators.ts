import type { FieldType } from '../seed.ts'

/** A value and what it is held against. */
interface Comparison {
  readonly type: FieldType
  readonly actual: unknown
  readonly expected: unknown
}

/** As the server does it on SQLite: texts are searched without regard to case. */
const OPERATORS: Readonly<Record<string, (comparison: Comparison) => boolean>> = {
  _eq: (c) => isPresent(c) && order(c) === 0,
  _neq: (c) => isPresent(c) && order(c) !== 0,
  _lt: (c) => isPresent(c) && order(c) < 0,
  _lte: (c) => isPresent(c) && order(c) <= 0,
  _gt: (c) => isPresent(c) && order(c) > 0,
  _gte: (c) => isPresent(c) && order(c) >= 0,
  _in: (c) => isPresent(c) && isAmong(c),
  _nin: (c) => isPresent(c) && !isAmong(c),
  _between: (c) => isPresent(c) && isBetween(c),
  _nbetween: (c) => isPresent(c) && !isBetween(c),
  _null: (c) => isPresent(c) !== isTrue(c.expected),
  _nnull: (c) => isPresent(c) === isTrue(c.expected),
  _empty: (c) => isEmpty(c) === isTrue(c.expected),
  _nempty: (c) => isEmpty(c) !== isTrue(c.expected),
  _contains: (c) => isPresent(c) && text(c.actual).includes(text(c.expected)),
  _ncontains: (c) => isPresent(c) && !text(c.actual).includes(text(c.expected)),
  _icontains: (c) => isPresent(c) && text(c.actual).includes(text(c.expected)),
  _nicontains: (c) => isPresent(c) && !text(c.actual).includes(text(c.expected)),
  _starts_with: (c) => isPresent(c) && text(c.actual).startsWith(text(c.expected)),
  _nstarts_with: (c) => isPresent(c) && !text(c.actual).startsWith(text(c.expected)),
  _istarts_with: (c) => isPresent(c) && text(c.actual).startsWith(text(c.expected)),
  _ends_with: (c) => isPresent(c) && text(c.actual).endsWith(text(c.expected)),
  _nends_with: (c) => isPresent(c) && !text(c.actual).endsWith(text(c.expected)),
  _iends_with: (c) => isPresent(c) && text(c.actual).endsWith(text(c.expected)),
}

export function isKnownOperator(name: string): boolean {
  return Object.hasOwn(OPERATORS, name)
}

export function satisfies(operator: string, comparison: Comparison): boolean {
  return OPERATORS[operator]?.(comparison) === true
}

/** The order of two values of a field: nothing is less than anything, as in SQLite. */
export function compareValues(type: FieldType, one: unknown, other: unknown): number {
  if (isNothing(one) || isNothing(other)) return Number(isNothing(other)) - Number(isNothing(one))
  return order({ type, actual: one, expected: other })
}

function order({ type, actual, expected }: Comparison): number {
  switch (type) {
    case 'integer':
    case 'float':
      return Math.sign(Number(actual) - Number(expected))
    case 'timestamp':
      return Math.sign(Date.parse(String(actual)) - Date.parse(String(expected)))
    case 'boolean':
      return Number(isTrue(actual)) - Number(isTrue(expected))
    default:
      return String(actual) < String(expected) ? -1 : Number(String(actual) !== String(expected))
  }
}

function isAmong({ type, actual, expected }: Comparison): boolean {
  return list(expected).some((candidate) => order({ type, actual, expected: candidate }) === 0)
}

function isBetween({ type, actual, expected }: Comparison): boolean {
  const [low, high] = list(expected)
  return order({ type, actual, expected: low }) >= 0 && order({ type, actual, expected: high }) <= 0
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : String(value).split(',')
}

function isPresent({ actual }: Comparison): boolean {
  return !isNothing(actual)
}

function isEmpty({ actual }: Comparison): boolean {
  return isNothing(actual) || actual === ''
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1' || value === ''
}

function text(value: unknown): string {
  return String(value).toLowerCase()
}
