import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql'
import { authAnswer, blankedCookie } from '../auth/authAnswer.ts'
import { type AuthMode, type AuthResult, login } from '../auth/login.ts'
import { requestPasswordReset, resetPassword } from '../auth/password.ts'
import { presentedToken } from '../auth/presentedToken.ts'
import { isAuthMode } from '../auth/readCredentials.ts'
import { refresh } from '../auth/refresh.ts'
import type { JsonObject } from '../readBody.ts'
import { endSession } from '../sessions.ts'
import type { GraphqlContext } from './context.ts'

type Fields = Record<string, GraphQLFieldConfig<unknown, GraphqlContext>>

const text = { type: GraphQLString }
const neededText = { type: new GraphQLNonNull(GraphQLString) }

/** Signing in and out by GraphQL. `expires` is a text here: the figure may be too big for an `Int`. */
export function authMutations(): Fields {
  const mode = {
    type: new GraphQLEnumType({
      name: 'auth_mode',
      values: { json: {}, cookie: {}, session: {} },
    }),
  }
  const tokens = new GraphQLObjectType({
    name: 'auth_tokens',
    fields: { access_token: text, expires: text, refresh_token: text },
  })
  return {
    auth_login: {
      type: tokens,
      args: { email: neededText, password: neededText, mode, otp: text },
      resolve: async (_source, args: JsonObject, context) => {
        const wanted = isAuthMode(args.mode) ? args.mode : 'json'
        const otp = typeof args.otp === 'string' && args.otp !== '' ? { otp: args.otp } : {}
        const { email, password } = args
        const result = await login(context.access.world, {
          email: String(email),
          password: String(password),
          mode: wanted,
          ...otp,
        })
        return answer(context, wanted, result)
      },
    },
    auth_refresh: {
      type: tokens,
      args: { refresh_token: text, mode },
      resolve: async (_source, args: JsonObject, context) => {
        const presented = presentedToken(args, context.headers)
        const { world } = context.access
        const result = await refresh(world, presented.refreshToken, presented.mode)
        return answer(context, presented.mode, result)
      },
    },
    auth_logout: {
      type: GraphQLBoolean,
      args: { refresh_token: text, mode },
      resolve: (_source, args: JsonObject, { access, headers, cookies }) => {
        const presented = presentedToken(args, headers)
        endSession(access.world, presented.refreshToken)
        access.world.counters.logouts += 1
        const cookie = blankedCookie(access.world, presented.mode)
        if (cookie !== null) cookies.push(cookie)
        return true
      },
    },
    auth_password_request: {
      type: GraphQLBoolean,
      args: { email: neededText, reset_url: text },
      resolve: async (_source, args: JsonObject, { access, origin }) => {
        await requestPasswordReset(access.world, args, origin)
        return true
      },
    },
    auth_password_reset: {
      type: GraphQLBoolean,
      args: { token: neededText, password: neededText },
      resolve: async (_source, args: JsonObject, { access }) => {
        await resetPassword(access.world, args)
        return true
      },
    },
  }
}

function answer({ access, cookies }: GraphqlContext, mode: AuthMode, result: AuthResult): object {
  const { data, cookie } = authAnswer(access.world, mode, result)
  if (cookie !== null) cookies.push(cookie)
  return { ...data, expires: String(data.expires) }
}
