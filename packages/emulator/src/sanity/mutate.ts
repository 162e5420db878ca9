import { randomText } from '../random.ts'
import type { DocumentChange, StoredDocument } from '../world.ts'
import { type MutationFailure, mutationError, plainError } from './errors.ts'
import { patchDocument } from './patch.ts'
import { isRecord, PathError } from './paths.ts'

type Documents = Map<string, StoredDocument>
type Fields = Readonly<Record<string, unknown>>

/** What a mutation did to a document, as the response names it. */
export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
  readonly document: StoredDocument | null
}

/** A transaction that was worked out and not committed. */
export interface Worked {
  readonly documents: ReadonlyMap<string, StoredDocument>
  readonly results: readonly MutationResult[]
  readonly changes: readonly DocumentChange[]
}

/** What a transaction starts from. */
export interface TransactionInput {
  readonly documents: ReadonlyMap<string, StoredDocument>
  readonly mutations: readonly unknown[]
  readonly transactionId: string
  /** ISO 8601. */
  readonly timestamp: string
  /** The ids that a `query` in a mutation selects. */
  readonly select: (query: string, params: Fields, documents: Documents) => Promise<string[]>
}

interface Step {
  readonly documents: Documents
  readonly input: TransactionInput
  readonly index: number
}

/**
 * Works a whole transaction out on a copy: it happens altogether, or not at all.
 * @throws {ApiError} 400 for a mutation that makes no sense, 404 and 409 as the content lake does
 */
export async function workOut(input: TransactionInput): Promise<Worked> {
  const documents: Documents = new Map(input.documents)
  const results: MutationResult[] = []
  for (const [index, mutation] of input.mutations.entries()) {
    results.push(...(await perform(mutation, { documents, input, index })))
  }
  return { documents, results, changes: changesBetween(input.documents, documents) }
}

/** The ids of new documents and of transactions. */
export function newId(): string {
  return randomText(22)
}

async function perform(mutation: unknown, step: Step): Promise<MutationResult[]> {
  const [[verb, operand] = [], ...more] = isRecord(mutation) ? Object.entries(mutation) : []
  if (verb === undefined || more.length > 0 || !isRecord(operand)) {
    throw plainError(400, 'Each mutation is an object with exactly one operation')
  }
  switch (verb) {
    case 'create':
      return [create(operand, step)]
    case 'createIfNotExists':
      return [createIfNotExists(operand, step)]
    case 'createOrReplace':
      return [createOrReplace(operand, step)]
    case 'delete':
      return (await selectedIds(operand, step)).map((id) => remove(id, step))
    case 'patch':
      return (await selectedIds(operand, step)).map((id) => patch(id, operand, step))
    default:
      throw plainError(400, `Unknown mutation "${verb}"`)
  }
}

function create(fields: Fields, step: Step): MutationResult {
  const id = idOf(fields)
  if (step.documents.has(id)) {
    throw failed(step, 409, {
      type: 'documentAlreadyExistsError',
      description: `Document by ID "${id}" already exists`,
      details: { id },
    })
  }
  return store(newDocument(id, fields, step), 'create', step)
}

function createIfNotExists(fields: Fields, step: Step): MutationResult {
  const id = idOf(fields)
  const existing = step.documents.get(id)
  if (existing !== undefined) return { id, operation: 'none', document: existing }
  return store(newDocument(id, fields, step), 'create', step)
}

function createOrReplace(fields: Fields, step: Step): MutationResult {
  const id = idOf(fields)
  const existing = step.documents.get(id)
  const document = newDocument(id, fields, step)
  if (existing === undefined) return store(document, 'create', step)
  return store({ ...document, _createdAt: existing._createdAt }, 'update', step)
}

function remove(id: string, step: Step): MutationResult {
  const document = step.documents.get(id) ?? null
  step.documents.delete(id)
  return { id, operation: document === null ? 'none' : 'delete', document: null }
}

function patch(id: string, operand: Fields, step: Step): MutationResult {
  const document = step.documents.get(id)
  if (document === undefined) {
    throw failed(step, 404, {
      type: 'documentNotFoundError',
      description: `The document with the ID "${id}" was not found`,
      details: { id },
    })
  }
  const expected = operand.ifRevisionID
  if (typeof expected === 'string' && expected !== document._rev) {
    throw failed(step, 409, {
      type: 'documentRevisionIDDoesNotMatchError',
      description: `Document "${id}" has unexpected revision ID ("${document._rev}"), expected "${expected}"`,
      details: { id, currentRevisionID: document._rev, expectedRevisionID: expected },
    })
  }
  return store(
    { ...patched(document, operand, step), ...identityOf(document, step) },
    'update',
    step,
  )
}

function patched(document: StoredDocument, operand: Fields, step: Step): StoredDocument {
  try {
    return patchDocument(document, operand)
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    throw failed(step, 400, { type: 'invalidPatchError', description: error.message })
  }
}

/** What no patch may change, and what every write does. */
function identityOf(
  { _id, _type, _createdAt }: StoredDocument,
  { input }: Step,
): Pick<StoredDocument, '_id' | '_type' | '_createdAt' | '_rev' | '_updatedAt'> {
  return { _id, _type, _createdAt, _rev: input.transactionId, _updatedAt: input.timestamp }
}

function newDocument(id: string, fields: Fields, step: Step): StoredDocument {
  const type = fields._type
  if (typeof type !== 'string') {
    throw failed(step, 400, {
      type: 'documentInvalidError',
      description: 'A document needs a string "_type"',
      details: { id },
    })
  }
  const createdAt = fields._createdAt
  return {
    ...structuredClone(fields),
    _id: id,
    _type: type,
    _rev: step.input.transactionId,
    _createdAt: typeof createdAt === 'string' ? createdAt : step.input.timestamp,
    _updatedAt: step.input.timestamp,
  }
}

function store(
  document: StoredDocument,
  operation: 'create' | 'update',
  step: Step,
): MutationResult {
  step.documents.set(document._id, document)
  return { id: document._id, operation, document }
}

/** A missing id is made up; one that ends in a dot is a prefix (`drafts.`). */
function idOf(fields: Fields): string {
  const id = fields._id
  if (typeof id !== 'string' || id === '') return newId()
  return id.endsWith('.') ? `${id}${newId()}` : id
}

async function selectedIds(operand: Fields, { input, documents }: Step): Promise<string[]> {
  const { id, query, params } = operand
  const ids = id ?? operand.ids
  if (typeof ids === 'string') return [ids]
  if (Array.isArray(ids)) return ids.map(String)
  if (typeof query === 'string')
    return input.select(query, isRecord(params) ? params : {}, documents)
  throw plainError(400, 'A patch or a delete needs an id or a query')
}

function failed(step: Step, status: number, failure: MutationFailure): Error {
  return mutationError(status, step.index, failure)
}

function changesBetween(
  before: ReadonlyMap<string, StoredDocument>,
  after: ReadonlyMap<string, StoredDocument>,
): DocumentChange[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids]
    .map((documentId) => ({
      documentId,
      before: before.get(documentId) ?? null,
      after: after.get(documentId) ?? null,
    }))
    .filter((change) => change.before !== change.after)
}
