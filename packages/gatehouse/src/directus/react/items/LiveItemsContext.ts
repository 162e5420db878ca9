import { type Context, createContext } from 'react'
import type { LiveItems } from './liveItems.ts'

/** What follows the queries of the tree; `null` where its client has no `realtime()`. */
export const LiveItemsContext: Context<LiveItems | null> = createContext<LiveItems | null>(null)
