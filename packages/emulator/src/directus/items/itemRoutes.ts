import { type Context, Hono } from 'hono'
import type { Access } from '../access.ts'
import type { ItemKey } from '../collections.ts'
import type { DirectusEnvironment } from '../directusEnvironment.ts'
import { forbidden, invalidPayload } from '../errors.ts'
import { isObject, readBody } from '../readBody.ts'
import { type ItemQuery, parseQuery, queryOfUrl } from './query.ts'
import { type ItemsRead, readByKeys, readItem, readItems } from './readItems.ts'
import { selectItems } from './selectItems.ts'
import { findTable, requireTable } from './table.ts'
import { createItems, deleteItems, updateItems } from './writeItems.ts'

type ItemContext = Context<DirectusEnvironment, '/:collection/:key'>

/** `/items/*`. The vendor's own collections have paths of their own. */
export function itemRoutes(): Hono<DirectusEnvironment> {
  const app = new Hono<DirectusEnvironment>()
  app.use('/:collection/*', async (c, next) => {
    if (c.req.param('collection').startsWith('directus_')) throw forbidden()
    return next()
  })
  app.get('/:collection', (c) =>
    c.json(answer(readItems(c.get('access'), c.req.param('collection'), urlQuery(c)))),
  )
  app.on('SEARCH', '/:collection', async (c) => {
    const name = c.req.param('collection')
    const body = await readBody(c.req.raw)
    const query = parseQuery(isObject(body) && isObject(body.query) ? body.query : {})
    const keys = isObject(body) && Array.isArray(body.keys) ? body.keys.filter(isKey) : null
    if (keys === null) return c.json(answer(readItems(c.get('access'), name, query)))
    return c.json({ data: readByKeys(c.get('access'), name, { keys, query }) })
  })
  app.post('/:collection', async (c) => {
    const name = c.req.param('collection')
    const body = await readBody(c.req.raw)
    const payloads = (Array.isArray(body) ? body : [body]).filter(isObject)
    const keys = createItems(c.get('access'), name, payloads)
    return written(c, { name, keys, isList: Array.isArray(body) })
  })
  app.patch('/:collection', async (c) => {
    const name = c.req.param('collection')
    const keys = updateMany(c.get('access'), name, await readBody(c.req.raw))
    return written(c, { name, keys, isList: true })
  })
  app.delete('/:collection', async (c) => {
    const name = c.req.param('collection')
    const body = await readBody(c.req.raw)
    deleteItems(c.get('access'), name, meantKeys(c.get('access'), name, body))
    return c.body(null, 204)
  })
  app.get('/:collection/:key', (c) => {
    const query = urlQuery(c)
    return c.json({
      data: readItem(c.get('access'), c.req.param('collection'), { key: keyOf(c), query }),
    })
  })
  app.patch('/:collection/:key', async (c) => {
    const name = c.req.param('collection')
    const data = await readBody(c.req.raw)
    if (!isObject(data)) throw invalidPayload('"value" must be of type object')
    const keys = updateItems(c.get('access'), name, { keys: [keyOf(c)], data })
    return written(c, { name, keys, isList: false })
  })
  app.delete('/:collection/:key', (c) => {
    deleteItems(c.get('access'), c.req.param('collection'), [keyOf(c)])
    return c.body(null, 204)
  })
  return app
}

function updateMany(access: Access, name: string, body: unknown): readonly ItemKey[] {
  if (Array.isArray(body)) {
    return body
      .filter(isObject)
      .flatMap(({ id, ...data }) =>
        isKey(id) ? updateItems(access, name, { keys: [id], data }) : [],
      )
  }
  if (!isObject(body) || !isObject(body.data)) throw invalidPayload('"data" is required')
  return updateItems(access, name, { keys: meantKeys(access, name, body), data: body.data })
}

/** The keys that the body of a change to many names, or finds. */
function meantKeys(access: Access, name: string, body: unknown): readonly ItemKey[] {
  if (Array.isArray(body)) return body.filter(isKey)
  if (isObject(body) && Array.isArray(body.keys)) return body.keys.filter(isKey)
  if (isObject(body) && isObject(body.query)) {
    const query = parseQuery(body.query)
    const { items } = selectItems(access, requireTable(access, name), query)
    return items.map(({ id }) => id).filter(isKey)
  }
  throw invalidPayload('"value" must contain at least one of [query, keys]')
}

interface Written {
  readonly name: string
  readonly keys: readonly ItemKey[]
  readonly isList: boolean
}

/** What was written, for those who may read it. */
function written(c: Context<DirectusEnvironment>, { name, keys, isList }: Written): Response {
  const access = c.get('access')
  // Who may write and not read is told nothing.
  if (findTable(access, name) === null) return c.body(null, 204)
  const data = readByKeys(access, name, { keys, query: urlQuery(c) })
  if (isList) return c.json({ data })
  return data[0] === undefined ? c.body(null, 204) : c.json({ data: data[0] })
}

function answer({ data, meta }: ItemsRead): object {
  return meta === null ? { data } : { meta, data }
}

function urlQuery(c: Context<DirectusEnvironment>): ItemQuery {
  return queryOfUrl(new URL(c.req.url))
}

function keyOf(c: ItemContext): ItemKey {
  return c.req.param('key')
}

function isKey(value: unknown): value is ItemKey {
  return typeof value === 'string' || typeof value === 'number'
}
