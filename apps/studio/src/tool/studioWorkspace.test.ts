import { expect, test } from 'vitest'
import { createTokenSubject } from '../session/tokenSubject.ts'
import { studioWorkspace } from './studioWorkspace.ts'

const apiHost = 'http://api.localhost:4700'
const { source } = createTokenSubject()

test('a studio says that it is authenticated where its session is a cookie, and only there', () => {
  const workspace = {
    projectId: 'k3v9x2ab',
    dataset: 'production',
    apiHost,
    auth: { token: source },
  }
  const session = { source }
  expect(studioWorkspace({ apiHost, session, credential: { type: 'cookie' } })).toEqual({
    ...workspace,
    authenticated: true,
  })
  expect(studioWorkspace({ apiHost, session, credential: { type: 'token', token: 'sk' } })).toEqual(
    workspace,
  )
})

test('one that has no source says nothing', () => {
  expect(studioWorkspace({ apiHost, session: {}, credential: { type: 'cookie' } })).toBeNull()
})
