import { useSanityInstance } from './useSanityInstance.ts'

/**
 * The organization that the dashboard shows; `undefined` outside of one. It never changes.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useDashboardOrganizationId(): string | undefined {
  return useSanityInstance().dashboardContext?.orgId
}
