import { type ExprNode, evaluate, parse } from 'groq-js'
import type { StoredDocument } from '../world.ts'
import { queryParseError } from './errors.ts'

/** What a query is evaluated over. */
export interface QueryInput {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly documents: readonly StoredDocument[]
  /** The person's id, for `identity()`. */
  readonly identity: string
  /** For `now()`. */
  readonly timestamp: Date
}

/** Evaluates GROQ over documents. @throws {ApiError} 400 `queryParseError` */
export async function runQuery(input: QueryInput): Promise<unknown> {
  const tree = parseQuery(input.query, input.params)
  const value = await evaluate(tree, {
    dataset: input.documents,
    params: { ...input.params },
    identity: input.identity,
    timestamp: input.timestamp,
  })
  return value.get()
}

function parseQuery(query: string, params: Readonly<Record<string, unknown>>): ExprNode {
  try {
    return parse(query, { params: { ...params } })
  } catch (error) {
    throw queryParseError(query, describe(error), positionOf(error))
  }
}

function positionOf(error: unknown): number {
  const position: unknown = error instanceof Error ? Reflect.get(error, 'position') : undefined
  return typeof position === 'number' ? position : 0
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
