import {
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import type { Access } from '../access.ts'
import { forbidden } from '../errors.ts'
import { parseQuery } from '../items/query.ts'
import { selectItems } from '../items/selectItems.ts'
import { findTable, requireTable, type Table } from '../items/table.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import type { GraphqlContext } from './context.ts'
import { itemMutations } from './itemMutations.ts'
import { createTableTypes, type TableTypes } from './tableTypes.ts'

type FieldConfig = GraphQLFieldConfig<unknown, GraphqlContext>

/** The schema of `/graphql`, as the caller sees it: what they may not read or change is not in it. */
export function itemSchema(access: Access): GraphQLSchema {
  const types = createTableTypes(access)
  const names = [...access.world.collections.keys()]
  const tables = names.flatMap((name) => findTable(access, name) ?? [])
  const queries = Object.assign({}, ...tables.map((table) => queriesOf(table, types)))
  const mutations = Object.assign({}, ...names.map((name) => itemMutations(access, name, types)))
  const nothing = { _empty: { type: GraphQLString } }
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: Object.keys(queries).length === 0 ? nothing : queries,
    }),
    mutation:
      Object.keys(mutations).length === 0
        ? null
        : new GraphQLObjectType({ name: 'Mutation', fields: mutations }),
  })
}

function queriesOf(table: Table, types: TableTypes): Record<string, FieldConfig> {
  const { name } = table
  const type = types.typeOf(table)
  return {
    [name]: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type))),
      args: types.argumentsOf(table),
      resolve: (_source, args: JsonObject, { access }) => {
        access.world.counters.itemReads += 1
        return selectItems(access, requireTable(access, name), parseQuery(args)).items
      },
    },
    [`${name}_by_id`]: {
      type,
      args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      resolve: (_source, { id }: JsonObject, { access }) => itemById(access, name, String(id)),
    },
    [`${name}_aggregated`]: {
      type: new GraphQLNonNull(new GraphQLList(aggregatedType(table))),
      args: types.argumentsOf(table),
      resolve: (_source, args: JsonObject, { access }) => {
        access.world.counters.itemReads += 1
        const { filterCount } = selectItems(access, requireTable(access, name), parseQuery(args))
        return [{ countAll: filterCount, count: { id: filterCount } }]
      },
    },
  }
}

function aggregatedType({ name }: Table): GraphQLObjectType {
  const count = new GraphQLObjectType({
    name: `${name}_aggregated_count`,
    fields: { id: { type: GraphQLInt } },
  })
  return new GraphQLObjectType({
    name: `${name}_aggregated`,
    fields: { countAll: { type: GraphQLInt }, count: { type: count } },
  })
}

function itemById(access: Access, name: string, key: string): unknown {
  access.world.counters.itemReads += 1
  const item = requireTable(access, name).items.find(({ id }) => String(id) === key)
  if (!isObject(item)) throw forbidden()
  return item
}
