import { type Context, createContext } from 'react'
import type { AuthQuerySession } from './authQueryScope.ts'

/** The query client of the tree and its session; `null` outside of a provider. */
export const AuthQueryContext: Context<AuthQuerySession | null> =
  createContext<AuthQuerySession | null>(null)
