import { expect, test } from 'vitest'
import { studioConfig } from './studioConfig.ts'

const token = { subscribe: () => ({ unsubscribe() {} }) }

test("a workspace is a configuration; a studio's own auth has more in it than is meant", () => {
  const auth = { token, state: {}, logout: () => {} }
  const workspace = { projectId: 'a', dataset: 'b', authenticated: true, auth, title: 'Desk' }
  expect(studioConfig(workspace)).toEqual({
    projectId: 'a',
    dataset: 'b',
    studio: { authenticated: true, auth: { token } },
  })
})

test('a studio whose API is elsewhere has its tools ask there', () => {
  const apiHost = 'https://api.sanity.work'
  expect(studioConfig({ projectId: 'a', dataset: 'b', apiHost, auth: {} })).toEqual({
    projectId: 'a',
    dataset: 'b',
    auth: { apiHost },
    studio: {},
  })
})

test('a studio without a token source, and one that does not know yet, say nothing of it', () => {
  const config = studioConfig({ projectId: 'a', dataset: 'b', auth: {} })
  expect(config).toEqual({ projectId: 'a', dataset: 'b', studio: {} })
  expect(Object.keys(config.studio ?? {})).toEqual([])
})
