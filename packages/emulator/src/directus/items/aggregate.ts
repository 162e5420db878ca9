import type { Item } from '../collections.ts'
import { invalidQuery } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import type { ItemQuery } from './query.ts'

const FUNCTIONS: Readonly<Record<string, (values: readonly unknown[]) => number | null>> = {
  count: (values) => values.length,
  countDistinct: (values) => new Set(values).size,
  sum,
  avg: (values) => (values.length === 0 ? null : sum(values) / values.length),
  min: (values) => (values.length === 0 ? null : Math.min(...numbers(values))),
  max: (values) => (values.length === 0 ? null : Math.max(...numbers(values))),
}

/** Computes over items, by group where one is asked for. @throws {DirectusError} `INVALID_QUERY` */
export function aggregate(
  items: readonly Item[],
  { aggregate: wanted, groupBy }: Pick<ItemQuery, 'aggregate' | 'groupBy'>,
): readonly JsonObject[] {
  return [...group(items, groupBy).values()].map((members) => ({
    ...Object.fromEntries(groupBy.map((name) => [name, members[0]?.[name]])),
    ...Object.fromEntries(
      Object.entries(wanted).map(([name, fields]) => [name, compute(name, fields, members)]),
    ),
  }))
}

function group(items: readonly Item[], by: readonly string[]): Map<string, readonly Item[]> {
  const groups = new Map<string, readonly Item[]>(by.length === 0 ? [['', []]] : [])
  for (const item of items) {
    const key = by.length === 0 ? '' : JSON.stringify(by.map((name) => item[name]))
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

function compute(name: string, fields: readonly string[], items: readonly Item[]): unknown {
  const run = FUNCTIONS[name]
  if (run === undefined) throw invalidQuery(`"${name}" is not a function to aggregate with`)
  if (fields.includes('*')) return items.length
  return Object.fromEntries(
    fields.map((field) => [field, run(items.map((item) => item[field]).filter(isPresent))]),
  )
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined
}

function numbers(values: readonly unknown[]): readonly number[] {
  return values.map(Number)
}

function sum(values: readonly unknown[]): number {
  return numbers(values).reduce((total, value) => total + value, 0)
}
