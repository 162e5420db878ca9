import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import type { Access } from '../access.ts'
import type { Item, Relation } from '../collections.ts'
import { parseQuery } from '../items/query.ts'
import { relatedItems } from '../items/related.ts'
import { selectItems } from '../items/selectItems.ts'
import { findTable, type Table } from '../items/table.ts'
import type { JsonObject } from '../readBody.ts'
import type { Field } from '../seed.ts'
import type { GraphqlContext } from './context.ts'
import { anything } from './scalars.ts'

/** The types of one schema: each table's is made once. */
export interface TableTypes {
  readonly json: GraphQLScalarType
  readonly date: GraphQLScalarType
  typeOf(table: Table): GraphQLObjectType<Item, GraphqlContext>
  /** What a list of a table's items can be asked with. */
  argumentsOf(table: Table): GraphQLFieldConfigArgumentMap
}

export function createTableTypes(access: Access): TableTypes {
  const types = new Map<string, GraphQLObjectType<Item, GraphqlContext>>()
  const filters = new Map<string, GraphQLScalarType>()
  const made: TableTypes = {
    json: anything('JSON'),
    date: anything('Date'),
    typeOf(table) {
      const known = types.get(table.name)
      if (known !== undefined) return known
      const type = new GraphQLObjectType<Item, GraphqlContext>({
        name: table.name,
        fields: () => fieldsOf(access, table, made),
      })
      types.set(table.name, type)
      return type
    },
    argumentsOf({ name }) {
      const filter = filters.get(name) ?? anything(`${name}_filter`)
      filters.set(name, filter)
      return {
        filter: { type: filter },
        sort: { type: new GraphQLList(GraphQLString) },
        limit: { type: GraphQLInt },
        offset: { type: GraphQLInt },
        page: { type: GraphQLInt },
        search: { type: GraphQLString },
      }
    },
  }
  return made
}

/** The scalar of a field's values. */
export function scalarOf({ type }: Field, { json, date }: TableTypes): GraphQLScalarType {
  switch (type) {
    case 'integer':
      return GraphQLInt
    case 'float':
      return GraphQLFloat
    case 'boolean':
      return GraphQLBoolean
    case 'timestamp':
      return date
    case 'json':
      return json
    case 'key':
      return GraphQLID
    case 'string':
      return GraphQLString
  }
}

type FieldConfig = GraphQLFieldConfig<Item, GraphqlContext>

function fieldsOf(access: Access, table: Table, types: TableTypes): Record<string, FieldConfig> {
  const plain = Object.entries(table.fields).map(([name, field]): [string, FieldConfig] => [
    name,
    { type: plainType(name, field, types) },
  ])
  const related = Object.entries(table.relations).flatMap(
    ([name, relation]): [string, FieldConfig][] => {
      const other = findTable(access, relation.collection)
      return other === null ? [] : [[name, relationField(name, relation, { other, types })]]
    },
  )
  return Object.fromEntries([...plain, ...related])
}

function plainType(name: string, field: Field, types: TableTypes): GraphQLOutputType {
  if (name === 'id') return new GraphQLNonNull(GraphQLID)
  const type = scalarOf(field, types)
  return field.isRequired ? new GraphQLNonNull(type) : type
}

interface OtherEnd {
  readonly other: Table
  readonly types: TableTypes
}

function relationField(name: string, relation: Relation, { other, types }: OtherEnd): FieldConfig {
  const type = types.typeOf(other)
  if (relation.type === 'one') {
    return { type, resolve: (item) => relatedItems(other, relation, item[name])[0] ?? null }
  }
  return {
    type: new GraphQLList(type),
    args: types.argumentsOf(other),
    resolve: (item, args: JsonObject, { access }) => {
      const items = relatedItems(other, relation, item.id)
      return selectItems(access, { ...other, items }, parseQuery(args)).items
    },
  }
}
