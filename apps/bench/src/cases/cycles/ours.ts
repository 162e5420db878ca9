import { createSanityInstance, getAuthState, getClient, handleAuthCallback } from 'gatehouse/sanity'
import type { Figures } from '../../measure/figures.ts'
import { dashboardCycle } from './dashboardCycle.ts'
import { measureCycles } from './measureCycles.ts'

export const run = (): Promise<Figures> =>
  measureCycles(
    dashboardCycle({ createSanityInstance, getAuthState, getClient, handleAuthCallback }),
  )
