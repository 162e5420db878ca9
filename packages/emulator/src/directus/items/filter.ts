import type { Access } from '../access.ts'
import type { Item } from '../collections.ts'
import { forbiddenField, invalidQuery } from '../errors.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import type { FieldType } from '../seed.ts'
import { isKnownOperator, satisfies } from './operators.ts'
import { relatedItems } from './related.ts'
import { findTable, type Table } from './table.ts'

/** Tells whether an item passes. */
export type Test = (item: Item) => boolean

/** Where a filter stands: in which table, and how one came there. */
interface Place {
  readonly table: Table
  readonly path: string
}

/**
 * Makes a test of a filter.
 * @throws {DirectusError} `FORBIDDEN` for a field that is not there, `INVALID_QUERY` for an unknown operator
 */
export function compileFilter(access: Access, table: Table, filter: JsonObject): Test {
  return compile(access, { table, path: 'root' }, filter)
}

function compile(access: Access, place: Place, filter: JsonObject): Test {
  const tests = Object.entries(filter).map(([name, condition]): Test => {
    if (name === '_and') return all(branches(access, place, condition))
    if (name === '_or') return any(branches(access, place, condition))
    return compileField(access, place, [name, condition])
  })
  return all(tests)
}

function branches(access: Access, place: Place, condition: unknown): readonly Test[] {
  const list = Array.isArray(condition)
    ? condition
    : Object.values(isObject(condition) ? condition : {})
  return list.filter(isObject).map((branch) => compile(access, place, branch))
}

function compileField(
  access: Access,
  { table, path }: Place,
  [name, condition]: readonly [string, unknown],
): Test {
  const relation = table.relations[name]
  const field = table.fields[name]
  if (relation === undefined && field === undefined) throw forbiddenField(name, table.name, path)
  // `{"title": "x"}` is short for `{"title": {"_eq": "x"}}`.
  const conditions = isObject(condition) ? condition : { _eq: condition }
  const isNested = Object.keys(conditions).some((key) => !isKnownOperator(key))
  if (relation !== undefined && isNested) {
    const related = findTable(access, relation.collection)
    if (related === null) return () => false
    return throughRelation(
      access,
      { table: related, path: deeper(path, name) },
      {
        conditions,
        itemsOf: (item) =>
          relatedItems(related, relation, item[relation.type === 'one' ? name : 'id']),
      },
    )
  }
  return compileConditions(access, { name, type: field?.type ?? 'key' }, conditions)
}

interface Nested {
  readonly conditions: JsonObject
  readonly itemsOf: (item: Item) => readonly Item[]
}

function throughRelation(access: Access, place: Place, { conditions, itemsOf }: Nested): Test {
  const { _some, _none, ...rest } = conditions
  const tests: Test[] = []
  if (isObject(_none)) {
    const test = compile(access, place, _none)
    tests.push((item) => !itemsOf(item).some(test))
  }
  const wanted = isObject(_some) ? { ...rest, ..._some } : rest
  if (Object.keys(wanted).length > 0) {
    const test = compile(access, place, wanted)
    tests.push((item) => itemsOf(item).some(test))
  }
  return all(tests)
}

function compileConditions(
  { accountability }: Access,
  { name, type }: { readonly name: string; readonly type: FieldType },
  conditions: JsonObject,
): Test {
  const tests = Object.entries(conditions).map(([operator, expected]): Test => {
    if (!isKnownOperator(operator)) {
      throw invalidQuery(`"${type}" field type does not contain the "${operator}" filter operator`)
    }
    const value = expected === '$CURRENT_USER' ? accountability.user : expected
    if (type === 'integer' && isComparison(operator) && Number.isNaN(Number(value))) {
      throw invalidQuery('Invalid numeric value')
    }
    return (item) => satisfies(operator, { type, actual: item[name], expected: value })
  })
  return all(tests)
}

function isComparison(operator: string): boolean {
  return ['_eq', '_neq', '_lt', '_lte', '_gt', '_gte'].includes(operator)
}

/** `root`, `"author"`, `"author.articles"`: as the server names the way to a relation. */
export function deeper(path: string, name: string): string {
  return path === 'root' ? `"${name}"` : `"${path.slice(1, -1)}.${name}"`
}

function all(tests: readonly Test[]): Test {
  return (item) => tests.every((test) => test(item))
}

function any(tests: readonly Test[]): Test {
  return (item) => tests.some((test) => test(item))
}
