import type { DashboardConfig } from './config.ts'

/** An app that the dashboard can show. */
export interface DashboardApp {
  readonly id: string
  readonly name: string
  readonly description: string
  /** Absolute, with the hash route that the app starts on. */
  readonly url: string
}

/** The organization that this dashboard belongs to. */
export const ORGANIZATION = { id: 'oNorthlit', name: 'Northlight Press' } as const

/** The apps of the organization, in the order of the list. There is at least one. */
export function dashboardApps({
  appOrigin,
}: DashboardConfig): readonly [DashboardApp, ...DashboardApp[]] {
  return [
    {
      id: 'documents',
      name: 'Documents',
      description: 'Titles, in one place',
      url: `${appOrigin}/#/documents`,
    },
  ]
}
