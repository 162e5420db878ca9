import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import { ADA, BOOKSHOP, createTester, JOURNAL, type Tester, TOMAS } from '../testing/tester.ts'

test('a query is really evaluated, with its parameters', async () => {
  const { emulator, project } = createTester()
  const query =
    '*[_type == $type && readingMinutes > $least] | order(title asc) {title, "by": author->name}'
  const { status, body } = await project(
    JOURNAL,
    `/data/query/production?query=${encodeURIComponent(query)}&%24type=%22post%22&%24least=10&perspective=published`,
    { token: emulator.signIn(ADA) },
  )
  expect(status).toBe(200)
  expect(body).toEqual({
    query,
    result: [
      { title: 'A year of learning to bind books', by: 'Inès Moreau' },
      { title: 'Keeping the lamp: a lighthouse diary', by: 'Jonah Beck' },
    ],
    syncTags: [expect.stringMatching(/^s1:/)],
    ms: expect.any(Number),
  })
})

test('a long query can be posted, and need not be returned', async () => {
  const { emulator, project } = createTester()
  const { body } = await project(JOURNAL, '/data/query/production?returnQuery=false', {
    token: emulator.signIn(ADA),
    json: { query: 'count(*[_type == $type])', params: { type: 'author' } },
  })
  expect(body).toEqual({ result: 3, syncTags: [expect.any(String)], ms: expect.any(Number) })
})

test('a query that cannot be read says where', async () => {
  const { emulator, project } = createTester()
  const { status, body } = await project(JOURNAL, '/data/query/production?query=*%5B_type%20%3D', {
    token: emulator.signIn(ADA),
  })
  expect(status).toBe(400)
  expect(at(body, 'error')).toMatchObject({ type: 'queryParseError', query: '*[_type =' })
  expect(at(body, 'error.start')).toBeGreaterThan(0)
  expect(at(body, 'error.end')).toBe(Number(at(body, 'error.start')) + 1)
})

test.each([
  ['raw', ['drafts.post-ink', 'drafts.post-lighthouse', 'post-lighthouse']],
  ['published', ['post-lighthouse']],
  ['drafts', ['post-ink', 'post-lighthouse']],
])('the perspective %s sees its documents', async (perspective, ids) => {
  const { emulator, project } = createTester()
  const query =
    '*[_id match "*lighthouse" || _id match "*ink"]{_id, _originalId, title} | order(_id asc)'
  const { body } = await project(
    JOURNAL,
    `/data/query/production?query=${encodeURIComponent(query)}&perspective=${perspective}`,
    { token: emulator.signIn(ADA) },
  )
  expect(at(body, 'result.*._id')).toEqual(ids)
  if (perspective === 'drafts') {
    expect(at(body, 'result.1')).toMatchObject({
      _originalId: 'drafts.post-lighthouse',
      title: expect.stringContaining('revisited'),
    })
  }
})

test('the default perspective is raw before 2025-02-19 and published since', async () => {
  const { emulator, fetch } = createTester()
  const headers = { authorization: `Bearer ${emulator.signIn(ADA).value}` }
  const count = async (version: string) => {
    const query = encodeURIComponent('count(*[_type == "post"])')
    const url = `http://${JOURNAL}.api.localhost/${version}/data/query/production?query=${query}`
    return (await (await fetch(url, { headers })).json()).result
  }
  expect([await count('v2024-11-12'), await count('v2025-02-19')]).toEqual([7, 5])
})

test('an unknown dataset is not found, and a private one wants a session', async () => {
  const { emulator, project } = createTester()
  const missing = await project(JOURNAL, '/data/query/staging?query=*', {
    token: emulator.signIn(ADA),
  })
  expect(missing.status).toBe(404)
  expect(at(missing.body, 'message')).toContain('There is no dataset "staging"')
  expect((await project(JOURNAL, '/data/query/production?query=*')).status).toBe(401)
})

test('a public dataset shows its published documents to anybody', async () => {
  const { project } = createTester()
  const { body } = await project(BOOKSHOP, '/data/query/production?query=count(*)&perspective=raw')
  expect(at(body, 'result')).toBe(3)
})

test('a project named in a header is reached through the global host', async () => {
  const { emulator, api } = createTester()
  const { body } = await api('/data/query/production?query=count(*)', {
    token: emulator.signIn(ADA),
    headers: { 'x-sanity-project-id': JOURNAL },
  })
  expect(at(body, 'result')).toBe(13)
})

test('documents are read by id, and the missing ones are named', async () => {
  const { emulator, project } = createTester()
  const { body } = await project(JOURNAL, '/data/doc/production/settings,nothing,drafts.post-ink', {
    token: emulator.signIn(ADA),
  })
  expect(at(body, 'documents.*._id')).toEqual(['settings', 'drafts.post-ink'])
  expect(at(body, 'omitted')).toEqual([{ id: 'nothing', reason: 'existence' }])
})

test('a transaction creates, patches, replaces and deletes', async () => {
  const tester = createTester()
  const { status, body } = await mutate(tester, [
    { create: { _id: 'note-1', _type: 'note', text: 'one' } },
    { create: { _type: 'note', text: 'made up id' } },
    { createIfNotExists: { _id: 'note-1', _type: 'note', text: 'not this' } },
    { createOrReplace: { _id: 'settings', _type: 'siteSettings', title: 'Replaced' } },
    { patch: { id: 'note-1', set: { text: 'two' }, setIfMissing: { text: 'no', tags: ['a'] } } },
    { delete: { id: 'post-letters-june' } },
    { delete: { id: 'never-there' } },
  ])
  expect(status).toBe(200)
  expect(at(body, 'results.*.operation')).toEqual([
    'create',
    'create',
    'none',
    'update',
    'update',
    'delete',
    'none',
  ])
  const note = tester.emulator.world.datasets.get(`${JOURNAL}.production`)?.documents.get('note-1')
  expect(note).toMatchObject({
    text: 'two',
    tags: ['a'],
    _rev: at(body, 'transactionId'),
    _updatedAt: new Date(1_800_000_000_000).toISOString(),
  })
  const settings = await tester.project(
    JOURNAL,
    '/data/doc/production/settings,post-letters-june',
    {
      token: tester.emulator.signIn(ADA),
    },
  )
  expect(at(settings.body, 'documents')).toEqual([
    expect.objectContaining({ title: 'Replaced', _createdAt: '2024-02-12T08:40:00Z' }),
  ])
  expect(at(settings.body, 'documents.0')).not.toHaveProperty('tagline')
})

test('a transaction happens altogether or not at all', async () => {
  const tester = createTester()
  const failed = await mutate(tester, [
    { patch: { id: 'settings', set: { title: 'Half done' } } },
    { create: { _id: 'settings', _type: 'siteSettings' } },
  ])
  expect(failed.status).toBe(409)
  expect(at(failed.body, 'error')).toMatchObject({
    type: 'mutationError',
    items: [{ index: 1, error: { type: 'documentAlreadyExistsError', id: 'settings' } }],
  })
  const documents = tester.emulator.world.datasets.get(`${JOURNAL}.production`)?.documents
  expect(documents?.get('settings')).toMatchObject({ title: 'Northlight Journal' })
})

test('a patch of another revision is a conflict', async () => {
  const tester = createTester()
  const conflict = await mutate(tester, [
    { patch: { id: 'settings', ifRevisionID: 'old', set: { title: 'x' } } },
  ])
  expect(conflict.status).toBe(409)
  expect(at(conflict.body, 'error.items.0.error')).toMatchObject({
    type: 'documentRevisionIDDoesNotMatchError',
    currentRevisionID: 'Ha5Wg0pS2zDn7XeV',
    expectedRevisionID: 'old',
  })
})

test('a patch and a delete can select by a query', async () => {
  const tester = createTester()
  const { body } = await mutate(tester, [
    { patch: { query: '*[_type == $type]', params: { type: 'author' }, set: { checked: true } } },
    { delete: { query: '*[_type == "category"]' } },
  ])
  expect(at(body, 'results')).toHaveLength(5)
  const documents = [
    ...(tester.emulator.world.datasets.get(`${JOURNAL}.production`)?.documents.values() ?? []),
  ]
  expect(documents.filter(({ checked }) => checked === true)).toHaveLength(3)
  expect(documents.filter(({ _type }) => _type === 'category')).toHaveLength(0)
})

test('a dry run answers and changes nothing', async () => {
  const tester = createTester()
  const query = '?dryRun=true&returnDocuments=true'
  const { body } = await mutate(tester, [{ patch: { id: 'settings', set: { title: 'x' } } }], query)
  expect(at(body, 'results.0.document.title')).toBe('x')
  const documents = tester.emulator.world.datasets.get(`${JOURNAL}.production`)?.documents
  expect(documents?.get('settings')).toMatchObject({ title: 'Northlight Journal' })
})

test('a patch cannot change what a document is', async () => {
  const tester = createTester()
  await mutate(tester, [
    { patch: { id: 'settings', set: { _id: 'other', _type: 'other', title: 'x' } } },
  ])
  const documents = tester.emulator.world.datasets.get(`${JOURNAL}.production`)?.documents
  expect(documents?.get('settings')).toMatchObject({ _type: 'siteSettings', title: 'x' })
})

test.each([
  [{}],
  [{ mutations: [{}] }],
  [{ mutations: [{ rename: { id: 'settings' } }] }],
  [{ mutations: [{ create: { _id: 'x' } }] }],
  [{ mutations: [{ patch: { set: { a: 1 } } }] }],
  [{ mutations: [{ patch: { id: 'settings', diffMatchPatch: { title: '@@' } } }] }],
  [{ mutations: [{ patch: { id: 'settings', set: { 'a b': 1 } } }] }],
  [{ mutations: [{ patch: { id: 'settings', inc: { title: 1 } } }] }],
])('%j is a bad request', async (json) => {
  const { emulator, project } = createTester()
  const token = emulator.signIn(ADA)
  expect((await project(JOURNAL, '/data/mutate/production', { token, json })).status).toBe(400)
})

test('a viewer may read and not write', async () => {
  const tester = createTester()
  const token = tester.emulator.signIn(TOMAS)
  const json = { mutations: [{ delete: { id: 'book-harbour-atlas' } }] }
  const refused = await tester.project(BOOKSHOP, '/data/mutate/production', { token, json })
  expect(refused.status).toBe(403)
  expect(at(refused.body, 'error.items.0.error.type')).toBe('insufficientPermissionsError')
  expect((await tester.project(BOOKSHOP, '/data/query/production?query=*', { token })).status).toBe(
    200,
  )
})

function mutate(
  { emulator, project }: Tester,
  mutations: readonly unknown[],
  query = '?returnIds=true',
) {
  const token = emulator.signIn(ADA)
  return project(JOURNAL, `/data/mutate/production${query}`, { token, json: { mutations } })
}
