import { useClient, useDashboardOrganizationId } from 'gatehouse/sanity/react'
import { useEffect, useState } from 'react'
import { API_VERSION } from '../config.ts'
import { failureOf } from '../live/failure.ts'

/** A project that the person is a member of. */
interface Project {
  readonly id: string
  readonly displayName: string
}

/** How far the list is. */
export type Projects =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly projects: readonly Project[] }
  | { readonly type: 'failed'; readonly sentence: string }

/** The projects of the dashboard's organization: a request of the global API host. */
export function useProjects(): Projects {
  const client = useClient({ apiVersion: API_VERSION, scope: 'global' })
  const organizationId = useDashboardOrganizationId()
  const [projects, setProjects] = useState<Projects>({ type: 'loading' })

  useEffect(() => {
    let gone = false
    const options = { includeMembers: false, includeFeatures: false } as const
    client.projects.list({ ...options, ...(organizationId && { organizationId }) }).then(
      (found) => {
        if (!gone) setProjects({ type: 'ready', projects: found })
      },
      (cause: unknown) => {
        if (!gone) setProjects({ type: 'failed', sentence: sentenceFor(cause) })
      },
    )
    return () => {
      gone = true
    }
  }, [client, organizationId])

  return projects
}

function sentenceFor(cause: unknown): string {
  const failure = failureOf(cause)
  if (failure.type === 'unreachable') return 'The projects could not be loaded.'
  return `The projects could not be loaded: ${failure.error.message}`
}
