import type { GraphQLSchema } from 'graphql'
import { type Context, Hono } from 'hono'
import type { Access } from '../access.ts'
import type { DirectusEnvironment } from '../directusEnvironment.ts'
import { invalidPayload } from '../errors.ts'
import { readBody } from '../readBody.ts'
import { originOf } from '../redirects.ts'
import type { GraphqlContext } from './context.ts'
import { itemSchema } from './itemSchema.ts'
import { readGraphql, runGraphql } from './run.ts'
import { systemSchema } from './systemSchema.ts'

/** `/graphql` and `/graphql/system`. */
export function graphqlRoutes(): Hono<DirectusEnvironment> {
  const app = new Hono<DirectusEnvironment>()
  app.on(['GET', 'POST'], '/', (c) => answer(c, itemSchema))
  app.on(['GET', 'POST'], '/system', (c) => answer(c, systemSchema))
  return app
}

async function answer(
  c: Context<DirectusEnvironment>,
  schemaOf: (access: Access) => GraphQLSchema,
): Promise<Response> {
  const isReadOnly = c.req.method === 'GET'
  const body = isReadOnly ? bodyOfUrl(new URL(c.req.url)) : await readBody(c.req.raw)
  const request = readGraphql(body, isReadOnly)
  const access = c.get('access')
  const context: GraphqlContext = {
    access,
    headers: c.req.raw.headers,
    origin: originOf(access.world, c.req.raw),
    cookies: [],
  }
  const result = await runGraphql(schemaOf(access), request, context)
  const response = c.json(result)
  for (const cookie of context.cookies) response.headers.append('set-cookie', cookie)
  return response
}

function bodyOfUrl({ searchParams }: URL): unknown {
  const variables = searchParams.get('variables')
  return {
    query: searchParams.get('query'),
    operationName: searchParams.get('operationName'),
    variables: variables === null ? {} : parseVariables(variables),
  }
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidPayload('Variables are invalid JSON')
  }
}
