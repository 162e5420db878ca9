import { useEffect, useState } from 'react'
import { observeOrganizationVerificationState } from '../dashboard/organization.ts'
import type { SanityInstance } from '../instance.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/** A mismatch, and what it was found for. */
interface Finding {
  readonly instance: SanityInstance
  readonly projects: string
  readonly error: string
}

/**
 * Compares the organization of each project with the one that the dashboard shows. A sentence for
 * the person when they differ; `null` while nothing is wrong as far as is known. It asks the API:
 * use it where somebody is signed in.
 *
 * @param disabled - asks nothing. @defaultValue `false`
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useVerifyOrgProjects(
  disabled = false,
  projectIds: readonly string[] = [],
): string | null {
  const instance = useSanityInstance()
  const [finding, setFinding] = useState<Finding | null>(null)
  // Ids hold no spaces. A string, because the array may be a new one on every render.
  const projects = disabled ? '' : projectIds.join(' ')
  useEffect(() => {
    if (projects === '') return
    const found = ({ error }: { readonly error: string | null }) => {
      if (error !== null) setFinding({ instance, projects, error })
    }
    const verification = observeOrganizationVerificationState(instance, projects.split(' '))
    const subscription = verification.subscribe(found)
    return () => subscription.unsubscribe()
  }, [instance, projects])
  const isCurrent = finding?.instance === instance && finding.projects === projects
  return isCurrent ? finding.error : null
}
