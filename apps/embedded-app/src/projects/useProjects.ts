import { failureOf } from '@gatehouse/app-kit/live'
import { useAuthQuery } from 'gatehouse/react-query'
import { useClient, useDashboardOrganizationId } from 'gatehouse/sanity/react'
import { API_VERSION } from '../config.ts'

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
  const { data, error } = useAuthQuery({
    queryKey: ['projects', organizationId],
    queryFn: () =>
      client.projects.list({
        includeMembers: false,
        includeFeatures: false,
        ...(organizationId && { organizationId }),
      }),
    // The client tries again by itself; the list is asked for once for each person.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data) return { type: 'ready', projects: data }
  return error ? { type: 'failed', sentence: sentenceFor(error) } : { type: 'loading' }
}

function sentenceFor(error: Error): string {
  const failure = failureOf(error)
  if (failure.type === 'unreachable') return 'The projects could not be loaded.'
  return `The projects could not be loaded: ${failure.error.message}`
}
