import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { DirectusError, errorBody, invalidPayload } from '../errors.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import type { GraphqlContext } from './context.ts'

/** A query as it was sent. */
export interface GraphqlRequest {
  readonly query: string
  readonly variables: JsonObject
  readonly operationName: string | null
  /** By `GET` nothing may be changed. */
  readonly isReadOnly: boolean
}

/** Reads what was sent. @throws {DirectusError} `INVALID_PAYLOAD` without a query */
export function readGraphql(body: unknown, isReadOnly: boolean): GraphqlRequest {
  if (!isObject(body) || typeof body.query !== 'string' || body.query === '') {
    throw invalidPayload('Must provide query string')
  }
  const { query, operationName, variables } = body
  return {
    query,
    variables: isObject(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : null,
    isReadOnly,
  }
}

/**
 * Answers a query. What goes wrong in it is inside of a 200.
 * @throws {DirectusError} `GRAPHQL_VALIDATION` with 400 when it does not fit the schema, `METHOD_NOT_ALLOWED`
 */
export async function runGraphql(
  schema: GraphQLSchema,
  request: GraphqlRequest,
  context: GraphqlContext,
): Promise<JsonObject> {
  const document = read(schema, request.query)
  const operation = getOperationAST(document, request.operationName)
  if (operation?.operation === OperationTypeNode.MUTATION) {
    if (request.isReadOnly) throw onlyPost()
    if (!schema.getMutationType()) return { errors: [UNEXPECTED] }
  }
  const { data, errors } = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName,
  })
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(describe) }),
  }
}

/** What the server says where there is nothing that could be changed. */
const UNEXPECTED = {
  message: 'An unexpected error occurred.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
}

function read(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parsed(query)
  const errors = validate(schema, document)
  if (errors.length > 0) throw doesNotFit(errors)
  return document
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query)
  } catch (error) {
    if (error instanceof GraphQLError) throw doesNotFit([error])
    throw error
  }
}

function doesNotFit(errors: readonly GraphQLError[]): DirectusError {
  return new DirectusError(
    { status: 400, code: 'GRAPHQL_VALIDATION' },
    'GraphQL validation error.',
    { errors: errors.map(({ message, locations }) => ({ message, locations })) },
  )
}

function onlyPost(): DirectusError {
  return new DirectusError(
    { status: 405, code: 'METHOD_NOT_ALLOWED' },
    'Invalid method "GET" used. Should be one of "POST".',
    { allowed: ['POST'], current: 'GET' },
  )
}

function describe({ message, originalError, locations, path }: GraphQLError): JsonObject {
  const place = { ...(locations && { locations }), ...(path && { path }) }
  if (!(originalError instanceof DirectusError)) {
    return { message, extensions: { code: 'INTERNAL_SERVER_ERROR' }, ...place }
  }
  return { ...errorBody(originalError), ...place }
}
