import { type Context, createContext } from 'react'
import type { AuthenticationMode } from '../authentication/authData.ts'
import type { AnySchema, DirectusAppClient } from './appClient.ts'

/** What hangs together in a tree. */
export interface DirectusTree {
  readonly client: DirectusAppClient<AnySchema>
  /** How the session is kept; `undefined` where the app has made the client itself. */
  readonly mode: AuthenticationMode | undefined
}

/** The client of the tree; `null` outside of a provider. */
export const DirectusContext: Context<DirectusTree | null> = createContext<DirectusTree | null>(
  null,
)
