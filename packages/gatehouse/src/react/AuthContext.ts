import { type Context, createContext } from 'react'
import type { AuthStore } from '../authStore.ts'

/** The auth store of the tree; `null` outside of a provider. */
export const AuthContext: Context<AuthStore | null> = createContext<AuthStore | null>(null)
