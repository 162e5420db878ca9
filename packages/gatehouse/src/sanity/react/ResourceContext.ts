import { type Context, createContext } from 'react'
import type { ResourceDefaults } from './resourceDefaults.ts'

/** What hooks start from in this part of the tree; empty where that is the instance's configuration. */
export const ResourceContext: Context<ResourceDefaults> = createContext<ResourceDefaults>({})
