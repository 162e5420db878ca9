import { Hono } from 'hono'
import { apiVersion } from '../routePath.ts'
import type { Dataset, StoredDocument, Transaction, World } from '../world.ts'
import { isStillValid } from './caller.ts'
import { openForReading, openForWriting, type Reader, requireDataset } from './dataAccess.ts'
import { noCredential, plainError } from './errors.ts'
import { runQuery } from './groq.ts'
import { listen } from './listen.ts'
import { liveEvents, syncTag } from './live.ts'
import { type MutationResult, newId, workOut } from './mutate.ts'
import { isRecord } from './paths.ts'
import { applyPerspective, isPublishedByDefault, readPerspective } from './perspective.ts'
import { readJson } from './readJson.ts'

/** `/data/*` of a project's host, mounted under `/:projectId`. */
export function dataRoutes(world: () => World): Hono {
  const app = new Hono()
  app.get('/:projectId/data/query/:dataset', (c) => {
    const { searchParams } = new URL(c.req.url)
    const query = searchParams.get('query') ?? ''
    return answerQuery(world(), { ...dataRequest(c), query, params: paramsIn(searchParams) })
  })
  app.post('/:projectId/data/query/:dataset', async (c) => {
    const body = await readJson(c.req.raw)
    const { query, params } = isRecord(body) ? body : {}
    if (typeof query !== 'string') throw plainError(400, 'The body must be {"query": "…"}')
    const given = isRecord(params) ? params : {}
    return answerQuery(world(), { ...dataRequest(c), query, params: given })
  })
  app.post('/:projectId/data/mutate/:dataset', async (c) =>
    mutate(world(), dataRequest(c), await readJson(c.req.raw)),
  )
  app.get('/:projectId/data/listen/:dataset', (c) => openListener(world(), dataRequest(c)))
  app.get('/:projectId/data/live/events/:dataset', (c) => openLive(world(), dataRequest(c)))
  app.get('/:projectId/data/doc/:dataset/:ids', (c) =>
    getDocuments(world(), dataRequest(c), c.req.param('ids').split(',')),
  )
  return app
}

interface DataRequest {
  readonly projectId: string
  readonly datasetName: string
  readonly headers: Headers
  readonly url: URL
}

interface QueryRequest extends DataRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
}

function dataRequest(c: {
  readonly req: { param(name: string): string | undefined; readonly raw: Request }
}): DataRequest {
  return {
    projectId: c.req.param('projectId') ?? '',
    datasetName: c.req.param('dataset') ?? '',
    headers: c.req.raw.headers,
    url: new URL(c.req.raw.url),
  }
}

async function answerQuery(world: World, request: QueryRequest): Promise<Response> {
  const startedAt = performance.now()
  const { dataset, who } = openForReading(world, request)
  const { query, params, url } = request
  const result = await runQuery({
    query,
    params,
    documents: visibleDocuments(dataset, who, url),
    identity: identityOf(who),
    timestamp: new Date(world.clock.now()),
  })
  world.counters.queries += 1
  return Response.json({
    ...(url.searchParams.get('returnQuery') === 'false' ? {} : { query }),
    result,
    syncTags: [syncTag(dataset)],
    ms: Math.round(performance.now() - startedAt),
  })
}

async function mutate(world: World, request: DataRequest, body: unknown): Promise<Response> {
  const { dataset, who: caller } = openForWriting(world, request)
  const { mutations, transactionId } = isRecord(body) ? body : {}
  if (!Array.isArray(mutations)) throw plainError(400, 'The body must be {"mutations": […]}')
  const id = typeof transactionId === 'string' ? transactionId : newId()
  const timestamp = new Date(world.clock.now()).toISOString()
  const identity = caller.person.id
  const before = dataset.documents
  const worked = await workOut({
    documents: before,
    mutations,
    transactionId: id,
    timestamp,
    select: async (query, params, documents) =>
      idsIn(
        await runQuery({
          query,
          params,
          documents: [...documents.values()],
          identity,
          timestamp: new Date(timestamp),
        }),
      ),
  })
  // Selecting by a query is asynchronous, so another transaction may have been committed meanwhile.
  if (dataset.documents !== before) return mutate(world, request, body)

  const { searchParams } = request.url
  if (searchParams.get('dryRun') !== 'true') {
    dataset.documents = worked.documents
    const { changes } = worked
    const transaction: Transaction = { id, personId: identity, timestamp, mutations, changes }
    world.changes.emit({ type: 'committed', dataset, transaction })
  }
  world.counters.mutations += 1
  return Response.json({
    transactionId: id,
    results: worked.results.map((result) => describeResult(result, searchParams)),
  })
}

function describeResult(
  { id, operation, document }: MutationResult,
  query: URLSearchParams,
): object {
  const withDocument = query.get('returnDocuments') === 'true'
  if (!withDocument && query.get('returnIds') !== 'true') return { operation }
  return { id, operation, ...(withDocument && document !== null ? { document } : {}) }
}

function openListener(world: World, request: DataRequest): Response {
  const { dataset, who } = openForReading(world, request)
  const { searchParams, pathname } = request.url
  world.counters.listens += 1
  return listen(world, {
    dataset,
    query: searchParams.get('query') ?? '*',
    params: paramsIn(searchParams),
    identity: identityOf(who),
    includeResult: searchParams.get('includeResult') === 'true',
    includeMutations: searchParams.get('includeMutations') !== 'false',
    includePreviousRevision: searchParams.get('includePreviousRevision') === 'true',
    includeAllVersions:
      who.type === 'caller' &&
      (searchParams.get('includeAllVersions') === 'true' ||
        !isPublishedByDefault(apiVersion(pathname))),
    isValid: () => isValidReader(world, who),
  })
}

/** Without drafts the events carry no secret, and the vendor's client sends no credential for them. */
function openLive(world: World, request: DataRequest): Response {
  world.counters.listens += 1
  if (request.url.searchParams.get('includeDrafts') !== 'true') {
    return liveEvents(world, { dataset: requireDataset(world, request), isValid: () => true })
  }
  const { dataset, who } = openForReading(world, request)
  if (who.type === 'anonymous') throw noCredential()
  return liveEvents(world, { dataset, isValid: () => isValidReader(world, who) })
}

function isValidReader(world: World, who: Reader): boolean {
  return who.type === 'anonymous' || isStillValid(world, who.caller)
}

function getDocuments(world: World, request: DataRequest, ids: readonly string[]): Response {
  const { dataset, who } = openForReading(world, request)
  const visible = new Map(
    visibleDocuments(dataset, who, withRawDefault(request.url)).map((found) => [found._id, found]),
  )
  const withContent = request.url.searchParams.get('excludeContent') !== 'true'
  return Response.json({
    documents: withContent ? ids.flatMap((id) => visible.get(id) ?? []) : [],
    omitted: ids.filter((id) => !visible.has(id)).map((id) => ({ id, reason: 'existence' })),
  })
}

/** `/data/doc` addresses documents by their stored ids, whatever the API version. */
function withRawDefault(url: URL): URL {
  const raw = new URL(url)
  raw.searchParams.set('perspective', 'raw')
  return raw
}

function visibleDocuments(dataset: Dataset, who: Reader, url: URL): StoredDocument[] {
  const asked = readPerspective(url.searchParams.get('perspective'), apiVersion(url.pathname))
  const perspective = who.type === 'anonymous' ? ({ type: 'layers', layers: [] } as const) : asked
  return applyPerspective(dataset.documents.values(), perspective)
}

function identityOf(who: Reader): string {
  return who.type === 'anonymous' ? '<none>' : who.caller.person.id
}

/** GROQ parameters in a URL: `$name=<JSON>`. @throws {ApiError} 400 */
function paramsIn(searchParams: URLSearchParams): Record<string, unknown> {
  const given = [...searchParams].filter(([name]) => name.startsWith('$'))
  return Object.fromEntries(given.map(([name, value]) => [name.slice(1), parseParam(name, value)]))
}

function parseParam(name: string, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    throw plainError(400, `The parameter ${name} is not valid JSON`)
  }
}

function idsIn(result: unknown): string[] {
  const found = Array.isArray(result) ? result : [result]
  return found.flatMap((item) => {
    if (typeof item === 'string') return [item]
    return isRecord(item) && typeof item._id === 'string' ? [item._id] : []
  })
}
