import { expect, test } from 'vitest'
import { projectIdsOf } from './projectIdsOf.ts'

test('the projects of all configurations and all resources count, each once', () => {
  const library = { mediaLibraryId: 'mlAbc' }
  const ids = projectIdsOf(
    [
      { projectId: 'a' },
      {},
      { projectId: 'b', resources: { x: { projectId: 'c', dataset: 'd' } } },
    ],
    {
      default: { projectId: 'a', dataset: 'test' },
      assets: library,
      e: { projectId: 'e', dataset: 'd' },
    },
  )
  expect([...ids].sort()).toEqual(['a', 'b', 'c', 'e'])
  expect(projectIdsOf({})).toEqual([])
})
