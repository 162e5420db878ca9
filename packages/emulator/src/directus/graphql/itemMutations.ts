import {
  type GraphQLFieldConfig,
  GraphQLID,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
} from 'graphql'
import type { Access } from '../access.ts'
import type { DirectusCollection, Item, ItemKey } from '../collections.ts'
import { findTable, isAllowed, requireTable, type Table } from '../items/table.ts'
import { createItems, deleteItems, updateItems } from '../items/writeItems.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import type { GraphqlContext } from './context.ts'
import { scalarOf, type TableTypes } from './tableTypes.ts'

type Mutations = Record<string, GraphQLFieldConfig<unknown, GraphqlContext>>

/** What the caller may change in a collection that they can read. */
export function itemMutations(access: Access, name: string, types: TableTypes): Mutations {
  const collection = access.world.collections.get(name)
  const table = findTable(access, name)
  if (collection === undefined || table === null) return {}
  return {
    ...(isAllowed(access, name, 'create') ? creations(collection, table, types) : {}),
    ...(isAllowed(access, name, 'update') ? updates(collection, table, types) : {}),
    ...(isAllowed(access, name, 'delete') ? deletions(name) : {}),
  }
}

function creations(collection: DirectusCollection, table: Table, types: TableTypes): Mutations {
  const { name } = collection
  const type = types.typeOf(table)
  const data = new GraphQLNonNull(inputOf(collection, 'create', types))
  return {
    [`create_${name}_item`]: {
      type,
      args: { data: { type: data } },
      resolve: (_source, args: JsonObject, { access }) =>
        itemsOf(access, name, createItems(access, name, objects([args.data])))[0],
    },
    [`create_${name}_items`]: {
      type: listOf(type),
      args: { data: { type: new GraphQLList(data) } },
      resolve: (_source, args: JsonObject, { access }) =>
        itemsOf(access, name, createItems(access, name, objects(args.data))),
    },
  }
}

function updates(collection: DirectusCollection, table: Table, types: TableTypes): Mutations {
  const { name } = collection
  const type = types.typeOf(table)
  const data = new GraphQLNonNull(inputOf(collection, 'update', types))
  const update = (access: Access, keys: readonly ItemKey[], [change = {}]: JsonObject[]): Item[] =>
    itemsOf(access, name, updateItems(access, name, { keys, data: change }))
  return {
    [`update_${name}_item`]: {
      type,
      args: { id: { type: new GraphQLNonNull(GraphQLID) }, data: { type: data } },
      resolve: (_source, args: JsonObject, { access }) =>
        update(access, [String(args.id)], objects([args.data]))[0],
    },
    [`update_${name}_items`]: {
      type: listOf(type),
      args: { ids: { type: ids() }, data: { type: data } },
      resolve: (_source, args: JsonObject, { access }) =>
        update(access, texts(args.ids), objects([args.data])),
    },
    [`update_${name}_batch`]: {
      type: listOf(type),
      args: { data: { type: new GraphQLList(data) } },
      resolve: (_source, args: JsonObject, { access }) =>
        objects(args.data).flatMap(({ id, ...change }) => update(access, [String(id)], [change])),
    },
  }
}

function deletions(name: string): Mutations {
  const one = new GraphQLObjectType({
    name: `delete_${name}_one`,
    fields: { id: { type: new GraphQLNonNull(GraphQLID) } },
  })
  const many = new GraphQLObjectType({
    name: `delete_${name}_many`,
    fields: { ids: { type: ids() } },
  })
  return {
    [`delete_${name}_item`]: {
      type: one,
      args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      resolve: (_source, { id }: JsonObject, { access }) => {
        deleteItems(access, name, [String(id)])
        return { id }
      },
    },
    [`delete_${name}_items`]: {
      type: many,
      args: { ids: { type: ids() } },
      resolve: (_source, args: JsonObject, { access }) => {
        deleteItems(access, name, texts(args.ids))
        return { ids: args.ids }
      },
    },
  }
}

function inputOf(
  { name, fields, relations }: DirectusCollection,
  action: 'create' | 'update',
  types: TableTypes,
): GraphQLInputType {
  const config = Object.entries(fields).map(([field, settings]) => {
    const type = field in relations ? types.json : scalarOf(settings, types)
    const isNeeded = action === 'create' && settings.isRequired
    const needed: GraphQLInputFieldConfig = { type: isNeeded ? new GraphQLNonNull(type) : type }
    return [field, field === 'id' ? { type: GraphQLID } : needed] as const
  })
  return new GraphQLInputObjectType({
    name: `${action}_${name}_input`,
    fields: Object.fromEntries(config),
  })
}

function itemsOf(access: Access, name: string, keys: readonly ItemKey[]): Item[] {
  const { items } = requireTable(access, name)
  return keys
    .map((key) => items.find(({ id }) => String(id) === String(key)))
    .filter((item) => item !== undefined)
}

function listOf(
  type: GraphQLObjectType<Item, GraphqlContext>,
): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType<Item, GraphqlContext>>>> {
  return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))
}

function ids(): GraphQLNonNull<GraphQLList<typeof GraphQLID>> {
  return new GraphQLNonNull(new GraphQLList(GraphQLID))
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
