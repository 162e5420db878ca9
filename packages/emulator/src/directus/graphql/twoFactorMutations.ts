import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import type { JsonObject } from '../readBody.ts'
import {
  disableTwoFactor,
  enableTwoFactor,
  newTwoFactorSecret,
} from '../users/twoFactorSettings.ts'
import { requireUser } from '../users/userRoutes.ts'
import type { GraphqlContext } from './context.ts'

type Fields = Record<string, GraphQLFieldConfig<unknown, GraphqlContext>>

const neededText = { type: new GraphQLNonNull(GraphQLString) }

/** The second factor by GraphQL. */
export function twoFactorMutations(): Fields {
  const secret = new GraphQLObjectType({
    name: 'users_me_tfa_generate_data',
    fields: { secret: { type: GraphQLString }, otpauth_url: { type: GraphQLString } },
  })
  return {
    users_me_tfa_generate: {
      type: secret,
      args: { password: neededText },
      resolve: (_source, args: JsonObject, { access }) =>
        newTwoFactorSecret(requireUser(access), args),
    },
    users_me_tfa_enable: {
      type: GraphQLBoolean,
      args: { secret: neededText, otp: neededText },
      resolve: (_source, args: JsonObject, { access }) => {
        enableTwoFactor(access, requireUser(access), args)
        return true
      },
    },
    users_me_tfa_disable: {
      type: GraphQLBoolean,
      args: { otp: neededText },
      resolve: (_source, args: JsonObject, { access }) => {
        disableTwoFactor(access, requireUser(access), args)
        return true
      },
    },
  }
}
