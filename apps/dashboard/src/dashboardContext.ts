import type { EventLog } from '@gatehouse/app-kit'
import type { Environment } from 'gatehouse'
import { createContext, useContext } from 'react'
import type { DashboardConfig } from './config.ts'
import type { DashboardSession } from './session/createSession.ts'

/** What every screen of the dashboard works with. */
export interface Dashboard {
  readonly config: DashboardConfig
  readonly environment: Environment
  readonly session: DashboardSession
  readonly log: EventLog
}

/** Hands the {@link Dashboard} to the screens. */
export const DashboardContext: React.Context<Dashboard | null> = createContext<Dashboard | null>(
  null,
)

/** The dashboard of the tree. Throws outside of one. */
export function useDashboard(): Dashboard {
  const dashboard = useContext(DashboardContext)
  if (dashboard) return dashboard
  throw new Error('This component belongs inside of <DashboardContext value={…}>.')
}
