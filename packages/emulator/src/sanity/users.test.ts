import { expect, test } from 'vitest'
import { at, textAt } from '../testing/at.ts'
import { ADA, ARCHIVE, BOOKSHOP, createTester, JOURNAL, TOMAS } from '../testing/tester.ts'

test('the current user has the fields of the vendor', async () => {
  const { emulator, api } = createTester()
  const { status, body } = await api('/users/me?tag=sanity.sdk.auth.users.get-current', {
    token: emulator.signIn(ADA),
  })
  expect(status).toBe(200)
  expect(body).toEqual({
    id: ADA,
    name: 'Ada Okafor',
    email: 'ada.okafor@northlight.example',
    profileImage: `http://api.localhost/__emulator/avatars/${ADA}.svg`,
    provider: 'google',
    role: 'administrator',
    roles: [{ name: 'administrator', title: 'Administrator', description: expect.any(String) }],
  })
})

test('on a project host the role is the one in that project', async () => {
  const { emulator, project } = createTester()
  const token = emulator.signIn(TOMAS)
  const journal = await project(JOURNAL, '/users/me', { token })
  const bookshop = await project(BOOKSHOP, '/users/me', { token })
  expect([at(journal.body, 'role'), at(bookshop.body, 'role')]).toEqual(['editor', 'viewer'])
  expect(textAt(journal.body, 'profileImage')).toBe(
    `http://api.localhost/__emulator/avatars/${TOMAS}.svg`,
  )
})

test('the picture is there', async () => {
  const { emulator, api, fetch } = createTester()
  const { body } = await api('/users/me', { token: emulator.signIn(TOMAS) })
  const picture = await fetch(textAt(body, 'profileImage'))
  expect(picture.headers.get('content-type')).toBe('image/svg+xml')
  expect(await picture.text()).toContain('>TL</text>')
})

test('without a credential a valid session is required', async () => {
  const { api, project } = createTester()
  const expected = {
    statusCode: 401,
    error: 'Unauthorized',
    message: 'A valid session is required for this endpoint',
  }
  expect((await api('/users/me')).body).toEqual(expected)
  expect((await project(JOURNAL, '/users/me')).body).toEqual(expected)
})

test.each(['skNobody-st1', 'garbage', 'x'.repeat(8_000)])(
  'an unknown token is not found (%#)',
  async (token) => {
    const { api } = createTester()
    const { status, body } = await api('/users/me', { token })
    expect(status).toBe(401)
    expect(body).toMatchObject({ errorCode: 'SIO-401-ANF', message: 'Session not found' })
  },
)

test('a stranger to a project is told so with their id and the project', async () => {
  const { emulator, project } = createTester()
  const token = emulator.signIn(TOMAS)
  for (const path of [
    '/users/me',
    '/data/query/production?query=*',
    '/data/doc/production/box-1931-04',
  ]) {
    const { status, body } = await project(ARCHIVE, path, { token })
    expect(status).toBe(401)
    expect(body).toEqual({
      error: {
        type: 'projectUserNotFoundError',
        description: expect.stringContaining(ARCHIVE),
        projectID: ARCHIVE,
        userID: TOMAS,
      },
    })
  }
})

test('the project token of a studio works on its project and nowhere else', async () => {
  const { control, api, project } = createTester()
  const made = await control('/sessions', {
    json: { person: ADA, kind: 'project', projectId: JOURNAL },
  })
  const token = textAt(made.body, 'token')
  const mutations = [{ create: { _id: 'note', _type: 'post' } }]

  expect((await project(JOURNAL, '/users/me', { token })).body).toMatchObject({ id: ADA })
  expect((await project(JOURNAL, '/data/query/production?query=*', { token })).status).toBe(200)
  expect(
    (await project(JOURNAL, '/data/mutate/production', { token, json: { mutations } })).status,
  ).toBe(200)
  expect((await project(BOOKSHOP, '/users/me', { token })).status).toBe(401)
  for (const path of ['/users/me', '/projects', `/projects/${JOURNAL}`]) {
    const refused = await api(path, { token })
    expect(refused.status).toBe(401)
    expect(refused.body).toMatchObject({ errorCode: 'SIO-401-ANF' })
  }
})

test('projects are those of the person, and of one organization when asked', async () => {
  const { emulator, api } = createTester()
  const ids = async (person: string, query = '') =>
    at((await api(`/projects${query}`, { token: emulator.signIn(person) })).body, '*.id')
  expect(await ids(ADA)).toEqual([JOURNAL, BOOKSHOP, ARCHIVE])
  expect(await ids(TOMAS)).toEqual([JOURNAL, BOOKSHOP, 'h5t8y3ul'])
  expect(await ids(TOMAS, '?organizationId=oFjordlin')).toEqual(['h5t8y3ul'])
})

test('a project names its organization and, unless told otherwise, its members', async () => {
  const { emulator, api } = createTester()
  const token = emulator.signIn(ADA)
  const full = await api(`/projects/${JOURNAL}?includeMembers=true&includeFeatures=true`, { token })
  const short = await api(`/projects/${JOURNAL}?includeMembers=false`, { token })
  expect(full.body).toMatchObject({ id: JOURNAL, organizationId: 'oNorthlit' })
  expect(at(full.body, 'members')).toContainEqual(
    expect.objectContaining({ id: ADA, role: 'administrator', isCurrentUser: true }),
  )
  expect(short.body).not.toHaveProperty('members')
})

test('a project that one is not in is forbidden, and one that does not exist is not found', async () => {
  const { emulator, api } = createTester()
  const token = emulator.signIn(TOMAS)
  expect((await api(`/projects/${ARCHIVE}`, { token })).status).toBe(403)
  expect((await api('/projects/nonesuch', { token })).status).toBe(404)
})

test('asking for access is remembered', async () => {
  const { emulator, api } = createTester()
  const token = emulator.signIn(TOMAS)
  const made = await api(`/access/project/${ARCHIVE}/requests`, {
    token,
    json: { note: 'For the exhibition', requestUrl: 'http://localhost:3333/' },
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    resourceId: ARCHIVE,
    status: 'pending',
    note: 'For the exhibition',
  })
  expect((await api('/access/requests/me', { token })).body).toEqual([made.body])
  expect((await api('/access/requests/me', { token: emulator.signIn(ADA) })).body).toEqual([])
})

test('an unknown endpoint, a path without a version and an unknown project are not found', async () => {
  const { emulator, api, project, fetch } = createTester()
  const token = emulator.signIn(ADA)
  expect((await api('/nothing/here', { token })).status).toBe(404)
  expect((await fetch('http://api.localhost/users/me')).status).toBe(404)
  expect((await project('nonesuch', '/users/me', { token })).status).toBe(404)
})

test.each(['v1', 'v2021-06-07', 'vX'])('%s is a version', async (version) => {
  const { emulator, fetch } = createTester()
  const headers = { authorization: `Bearer ${emulator.signIn(ADA).value}` }
  expect((await fetch(`http://api.localhost/${version}/users/me`, { headers })).status).toBe(200)
  expect(
    (await fetch(`http://${JOURNAL}.apicdn.localhost/${version}/users/me`, { headers })).status,
  ).toBe(200)
})
