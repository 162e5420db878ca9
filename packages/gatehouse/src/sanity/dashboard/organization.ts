import { Observable } from 'rxjs'
import type { SanityInstance } from '../instance.ts'

/** Whether the projects of an app belong to the organization that the dashboard shows. */
export interface OrgVerificationResult {
  /** The sentence for a person, or `null` while nothing is wrong as far as is known. */
  readonly error: string | null
}

/** The version of the projects endpoint. */
const PROJECTS_API_VERSION = '2025-02-19'

/**
 * Compares the organization of the dashboard with that of each project: `{error: null}` at once, then
 * the mismatch, if there is one. A project that cannot be looked up says nothing.
 */
export function observeOrganizationVerificationState(
  instance: SanityInstance,
  projectIds: readonly string[],
): Observable<OrgVerificationResult> {
  return new Observable((subscriber) => {
    subscriber.next({ error: null })
    const expected = instance.dashboardContext?.orgId
    if (expected === undefined || projectIds.length === 0) {
      subscriber.complete()
      return
    }
    const controller = new AbortController()
    firstStranger(instance, { projectIds, expected, signal: controller.signal }).then(
      (stranger) => {
        if (stranger !== undefined) subscriber.next({ error: mismatch(stranger, expected) })
        subscriber.complete()
      },
      () => subscriber.complete(),
    )
    return () => controller.abort()
  })
}

async function firstStranger(
  instance: SanityInstance,
  {
    projectIds,
    expected,
    signal,
  }: {
    readonly projectIds: readonly string[]
    readonly expected: string
    readonly signal: AbortSignal
  },
): Promise<string | undefined> {
  const looks = await Promise.all(
    projectIds.map(async (projectId) => {
      const organizationId = await organizationOf(instance, projectId, signal)
      return organizationId !== undefined && organizationId !== expected ? projectId : undefined
    }),
  )
  return looks.find((projectId) => projectId !== undefined)
}

async function organizationOf(
  { clientStore }: SanityInstance,
  projectId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const client = clientStore.getClient({
    apiVersion: PROJECTS_API_VERSION,
    scope: 'global',
    projectId,
  })
  try {
    const project = await client.request<{ organizationId?: unknown } | null>({
      url: `/projects/${projectId}`,
      query: { includeMembers: 'true', includeFeatures: 'true' },
      tag: 'project.get',
      signal,
    })
    const id = project?.organizationId
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

function mismatch(projectId: string, organizationId: string): string {
  return `Project ${projectId} belongs to another organization than the dashboard shows (${organizationId}). Open the app in its own organization, or change the project in its configuration.`
}
