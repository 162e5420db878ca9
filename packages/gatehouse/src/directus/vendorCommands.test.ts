/** Every command of the vendor's package through our `rest()`: what arrives is what theirs sends. */
import * as vendor from '@directus/sdk'
import { expect, test } from 'vitest'
import { createDirectus } from './createDirectus.ts'
import type { RequestOptions } from './requestOptions.ts'
import { rest } from './rest.ts'
import { recordingServer } from './testing/recordingServer.ts'

/** What the package exports beside commands. */
const OTHERS = new Set([
  'aggregate',
  'auth',
  'authentication',
  'createDirectus',
  'formatFields',
  'generateUid',
  'getAuthEndpoint',
  'graphql',
  'isDirectusError',
  'isSystemCollection',
  'memoryStorage',
  'messageCallback',
  'pong',
  'queryToParams',
  'realtime',
  'rest',
  'sleep',
  'staticToken',
  'throwIfCoreCollection',
  'throwIfEmpty',
  'withOptions',
  'withSearch',
  'withToken',
])

/** Arguments that fit where the usual ones, a name, a key or an object, do not. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  customEndpoint: [{ path: '/custom', method: 'POST', body: '{}' }],
  importFile: ['https://example.com/a.png', { title: 'a' }],
  login: [{ email: 'a@example.com', password: 'p' }, { mode: 'json' }],
  refresh: [{ mode: 'json', refresh_token: 't' }],
  logout: [{ mode: 'json', refresh_token: 't' }],
  triggerFlow: ['GET', 'flow', { a: [1] }],
  uploadFiles: [form()],
  utilsImport: ['tasks', form()],
  utilsImportBatch: [form()],
  updateFile: ['key', form()],
}

const FIELDS = { fields: ['id', { author: ['name'] }], limit: 2 }

/** The usual arguments: the first that make a plausible request of a command are taken. */
const USUAL: readonly (readonly unknown[])[] = [
  [FIELDS],
  ['key', FIELDS],
  ['key', { a: 1 }, FIELDS],
  ['tasks', 'key', FIELDS],
  ['tasks', 'key', { a: 1 }, FIELDS],
  [{ a: 1 }, FIELDS],
  [[{ a: 1 }], FIELDS],
  ['tasks', [{ a: 1 }], FIELDS],
  [['key'], { a: 1 }, FIELDS],
  ['tasks', ['key'], { a: 1 }, FIELDS],
  [['key']],
  ['tasks', ['key']],
  ['key', 'other', 'third'],
]

function form(): FormData {
  const data = new FormData()
  data.set('title', 'a file')
  data.set('file', new Blob(['content']), 'a.txt')
  return data
}

type Command = () => RequestOptions

function commandOf(name: string, make: (...given: readonly unknown[]) => Command): Command {
  for (const given of ARGUMENTS[name] ? [ARGUMENTS[name]] : USUAL) {
    try {
      const command = make(...given)
      if (isPlausible(command())) return command
    } catch {
      // The next ones may fit.
    }
  }
  throw new Error(`Give ${name} arguments that fit.`)
}

/** A path without data in it, a query that is none but a query, and a body that is no word. */
function isPlausible({ path, params, body }: RequestOptions): boolean {
  const isQuery = params === undefined || (!Array.isArray(params) && typeof params === 'object')
  return !/object|,/.test(path) && isQuery && !(typeof body === 'string' && body.startsWith('"'))
}

/** Without what differs by design: a request without a body names no type for it. */
async function arrivedOf(send: (url: string) => Promise<unknown>): Promise<object | undefined> {
  const { url, arrived } = await recordingServer(() => ({ body: { data: null } }))
  await send(url).catch(() => undefined)
  const [request] = arrived
  if (!request) return undefined
  const { method, url: path, headers, body } = request
  const boundary = /boundary=(.*)$/.exec(headers['content-type']?.toString() ?? '')?.[1] ?? 'none'
  const type = body && headers['content-type']?.toString().replace(boundary, '')
  return { method, path, type, token: headers.authorization, body: body.replaceAll(boundary, '') }
}

const commands = Object.entries(vendor).flatMap(([name, value]) =>
  typeof value === 'function' && !OTHERS.has(name)
    ? [[name, value as (...given: readonly unknown[]) => Command] as const]
    : [],
)

test('there are as many as the package is known to have', () => {
  expect(commands.length).toBeGreaterThan(150)
})

test.each(commands)('%s', async (name, make) => {
  const command = commandOf(name, make)
  const ours = await arrivedOf((url) =>
    createDirectus(url).with(vendor.staticToken('t')).with(rest()).request(command),
  )
  const theirs = await arrivedOf((url) =>
    vendor.createDirectus(url).with(vendor.staticToken('t')).with(vendor.rest()).request(command),
  )
  expect(ours).toBeDefined()
  expect(ours).toEqual(
    /^\/auth\b/.test(Object(ours).path) ? { ...theirs, token: undefined } : theirs,
  )
})
