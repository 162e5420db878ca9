/**
 * The emulator tells the truth if the vendor's own client can work with it: over real HTTP, by
 * hostname, with its own parsing of errors and events.
 */
import { ClientError } from '@sanity/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from './node/startEmulator.ts'
import { clientOf, revoke } from './testing/client.ts'
import { ADA, ARCHIVE, JOURNAL, TOMAS } from './testing/tester.ts'
import type { Token } from './world.ts'

let emulator: RunningEmulator
let token: Token

beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
  token = emulator.signIn(ADA)
})

afterEach(async () => {
  await emulator.close()
})

test('it fetches documents of a project', async () => {
  const titles = await clientOf(emulator, token).fetch('*[_type == $type].title | order(@ asc)', {
    type: 'category',
  })
  expect(titles).toEqual(['Craft', 'Travel'])
})

test('it lists projects on the global host', async () => {
  const client = clientOf(emulator, token, { useProjectHostname: false })
  const projects = await client.projects.list({ includeMembers: false })
  expect(projects.map(({ id }) => id)).toContain(JOURNAL)
  expect(await client.projects.getById(JOURNAL)).toMatchObject({ organizationId: 'oNorthlit' })
})

test('it knows who it is', async () => {
  expect(await clientOf(emulator, token).users.getById('me')).toMatchObject({
    id: ADA,
    name: 'Ada Okafor',
  })
})

test('it patches a document and gets it back', async () => {
  const client = clientOf(emulator, token)
  const updated = await client
    .patch('post-night-ferry')
    .set({ title: 'Night ferry, again' })
    .append('tags', ['sea'])
    .inc({ readingMinutes: 1 })
    .commit()
  expect(updated).toMatchObject({
    _id: 'post-night-ferry',
    title: 'Night ferry, again',
    tags: ['ferry', 'winter', 'sea'],
    readingMinutes: 7,
  })
  expect(await client.getDocument('post-night-ferry')).toEqual(updated)
})

test('it splices as it does with the vendor', async () => {
  const client = clientOf(emulator, token)
  const splice = async (start: number, count?: number, items?: string[]) => {
    const letters = { _id: 'letters', _type: 'letters', list: ['a', 'b', 'c', 'd'] }
    await client.createOrReplace(letters)
    return (await client.patch('letters').splice('list', start, count, items).commit()).list
  }
  expect(await splice(1, 2)).toEqual(['a', 'd'])
  expect(await splice(2)).toEqual(['a', 'b'])
  expect(await splice(-2, -1, ['x'])).toEqual(['a', 'b', 'x'])
  expect(await splice(0, 0, ['x'])).toEqual(['x', 'a', 'b', 'c', 'd'])
})

test('it creates, counts and deletes', async () => {
  const client = clientOf(emulator, token)
  const made = await client.create({ _type: 'note', text: 'hello' })
  expect(await client.fetch('count(*[_type == "note"])')).toBe(1)
  await client.delete(made._id)
  expect(await client.getDocuments([made._id, 'settings'])).toEqual([
    null,
    expect.objectContaining({ _id: 'settings' }),
  ])
})

test('it commits a transaction', async () => {
  const result = await clientOf(emulator, token)
    .transaction()
    .createIfNotExists({ _id: 'settings', _type: 'siteSettings' })
    .patch('settings', (patch) => patch.set({ tagline: 'New' }))
    .commit()
  expect(result.documentIds).toEqual(['settings', 'settings'])
})

test('a conflict is a ClientError with the details of the mutation', async () => {
  const conflict = await failure(
    clientOf(emulator, token).patch('settings').ifRevisionId('old').set({ title: 'x' }).commit(),
  )
  expect(conflict).toBeInstanceOf(ClientError)
  expect(conflict).toMatchObject({
    statusCode: 409,
    message: expect.stringContaining('unexpected revision ID'),
    details: { type: 'mutationError' },
  })
})

test('a revoked token is a ClientError with the captured body', async () => {
  await revoke(emulator, { all: true })
  const refused = await failure(clientOf(emulator, token).fetch('*'))
  expect(refused).toBeInstanceOf(ClientError)
  expect(refused).toMatchObject({
    statusCode: 401,
    message: 'Unauthorized - Session not found',
    response: {
      body: {
        statusCode: 401,
        errorCode: 'SIO-401-ANF',
        error: 'Unauthorized',
        message: 'Session not found',
      },
    },
  })
})

test('a query with a mistake is explained with its place', async () => {
  const mistake = await failure(clientOf(emulator, token).fetch('*[_type =='))
  expect(mistake).toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('GROQ query parse error'),
    details: { type: 'queryParseError' },
  })
})

test('a stranger to the project is told so', async () => {
  token = emulator.signIn(TOMAS)
  const refused = await failure(clientOf(emulator, token, { projectId: ARCHIVE }).fetch('*'))
  expect(refused).toMatchObject({
    statusCode: 401,
    details: { type: 'projectUserNotFoundError', projectID: ARCHIVE, userID: TOMAS },
  })
})

test('it retries a read after 503 and after a dropped connection, and never a write', async () => {
  const client = clientOf(emulator, token, { retryDelay: () => 1 })
  emulator.faults.add({ kind: 'status', status: 503, times: 1 })
  emulator.faults.add({ kind: 'drop', times: 1 })
  expect(await client.fetch('count(*[_type == "category"])')).toBe(2)
  expect(emulator.requests.list().map(({ status }) => status)).toEqual([503, 'dropped', 200])

  emulator.faults.add({ kind: 'loseResponse', times: 1 })
  await expect(client.patch('settings').inc({ visits: 0 }).unset(['x']).commit()).rejects.toThrow()
  expect(emulator.requests.list().filter(({ method }) => method === 'POST')).toHaveLength(1)
})

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  )
}
