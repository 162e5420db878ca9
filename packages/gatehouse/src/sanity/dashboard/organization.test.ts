/** Does the app belong where it is shown? sanity.md §2 row 8. */
import { afterEach, expect, test } from 'vitest'
import {
  BOOKSHOP,
  COLLECTIONS,
  JOURNAL,
  type SanityWorld,
  signedInWorld,
  TOMAS,
} from '../testing/createSanityWorld.ts'
import { type OrgVerificationResult, observeOrganizationVerificationState } from './organization.ts'

let world: SanityWorld
afterEach(() => world.close())

async function verify(projectIds: readonly string[], prepare?: (scene: SanityWorld) => void) {
  const scene = await signedInWorld()
  world = scene
  // Tomás is a member everywhere that these tests look.
  scene.app.authStore.setCredential({ token: scene.signIn(TOMAS).value })
  await scene.settle()
  prepare?.(scene)
  const results: OrgVerificationResult[] = []
  let ended = false
  const subscription = observeOrganizationVerificationState(scene.app, projectIds).subscribe({
    next: (result) => results.push(result),
    complete: () => {
      ended = true
    },
  })
  expect(results).toEqual([{ error: null }])
  await scene.settle()
  return { ...scene, results, subscription, hasEnded: () => ended }
}

test('projects of the organization are fine; each is looked up once, as captured', async () => {
  const { results, sentTo, hasEnded } = await verify([JOURNAL, BOOKSHOP])
  expect([results, hasEnded()]).toEqual([[{ error: null }], true])
  const [request] = sentTo(`/projects/${JOURNAL}`)
  expect(request?.url.origin).toBe('http://api.localhost')
  expect(request?.url.pathname).toBe(`/v2025-02-19/projects/${JOURNAL}`)
  expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
    tag: 'sanity.sdk.project.get',
    includeMembers: 'true',
    includeFeatures: 'true',
  })
  expect(request?.headers.get('X-Sanity-Project-ID')).toBe(JOURNAL)
  expect(sentTo(`/projects/${BOOKSHOP}`)).toHaveLength(1)
})

test("another organization's project is named, with what to do", async () => {
  const { results } = await verify([JOURNAL, COLLECTIONS])
  expect(results).toHaveLength(2)
  expect(results[1]?.error).toContain(COLLECTIONS)
  expect(results[1]?.error).toContain('oNorthlit')
})

test('a project that cannot be looked up says nothing', async () => {
  const { results, hasEnded } = await verify([COLLECTIONS], ({ emulator }) =>
    emulator.faults.add({ kind: 'status', status: 500, match: { path: '/projects' } }),
  )
  expect([results, hasEnded()]).toEqual([[{ error: null }], true])
})

test('without projects there is nothing to ask', async () => {
  const { results, sentTo, hasEnded } = await verify([])
  expect([results, hasEnded(), sentTo('/projects').length]).toEqual([[{ error: null }], true, 0])
})

test('who stops listening hears no more', async () => {
  const scene = await signedInWorld()
  world = scene
  const results: unknown[] = []
  const release = scene.hold(`/projects/${COLLECTIONS}`)
  const subscription = observeOrganizationVerificationState(scene.app, [COLLECTIONS]).subscribe(
    (result) => results.push(result),
  )
  await scene.settle()
  subscription.unsubscribe()
  expect(scene.sentTo(`/projects/${COLLECTIONS}`)[0]?.isAborted()).toBe(true)
  release()
  await scene.settle()
  expect(results).toEqual([{ error: null }])
})
