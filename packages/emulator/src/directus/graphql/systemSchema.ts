import {
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import type { Access } from '../access.ts'
import { invalidCredentials } from '../errors.ts'
import { parseQuery } from '../items/query.ts'
import { selectItems } from '../items/selectItems.ts'
import { findTable, requireTable, type Table } from '../items/table.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import { updateUser } from '../users/updateUser.ts'
import { requireUser } from '../users/userRoutes.ts'
import { authMutations } from './authMutations.ts'
import type { GraphqlContext } from './context.ts'
import { createTableTypes, type TableTypes } from './tableTypes.ts'
import { twoFactorMutations } from './twoFactorMutations.ts'

type Fields = Record<string, GraphQLFieldConfig<unknown, GraphqlContext>>

/** The schema of `/graphql/system`: without an account there is hardly anything to ask for. */
export function systemSchema(access: Access): GraphQLSchema {
  const types = createTableTypes(access)
  const users = findTable(access, 'directus_users')
  const isPublic = access.accountability.user === null
  const queries: Fields = {
    server_ping: { type: GraphQLString, resolve: () => 'pong' },
    ...(users === null ? {} : userQueries(users, types)),
  }
  const mutations: Fields = {
    ...authMutations(),
    ...(isPublic ? {} : twoFactorMutations()),
    ...(users === null ? {} : userMutations(users, types)),
  }
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: queries }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: mutations }),
  })
}

function userQueries(users: Table, types: TableTypes): Fields {
  const type = types.typeOf(users)
  return {
    users_me: {
      type,
      resolve: (_source, _args, { access }) => {
        access.world.counters.usersMe += 1
        return ownRow(access)
      },
    },
    users: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type))),
      args: types.argumentsOf(users),
      resolve: (_source, args: JsonObject, { access }) =>
        selectItems(access, requireTable(access, 'directus_users'), parseQuery(args)).items,
    },
    users_by_id: {
      type,
      args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      resolve: (_source, args: JsonObject, { access }) => rowOf(access, String(args.id)),
    },
  }
}

function userMutations(users: Table, types: TableTypes): Fields {
  return {
    update_users_me: {
      type: types.typeOf(users),
      args: { data: { type: new GraphQLNonNull(types.json) } },
      resolve: (_source, { data }: JsonObject, { access }) => {
        updateUser(access, requireUser(access), isObject(data) ? data : {})
        return ownRow(access)
      },
    },
  }
}

function ownRow(access: Access): unknown {
  return rowOf(access, requireUser(access).id)
}

function rowOf(access: Access, key: string): unknown {
  const row = requireTable(access, 'directus_users').items.find(({ id }) => id === key)
  if (row === undefined) throw invalidCredentials()
  return row
}
