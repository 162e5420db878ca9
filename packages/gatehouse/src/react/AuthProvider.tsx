import type { ReactElement, ReactNode } from 'react'
import type { AuthStore } from '../authStore.ts'
import { AuthContext } from './AuthContext.ts'

/** Props of {@link AuthProvider}. */
export interface AuthProviderProps {
  /** The store is the app's: it is not disposed of with the tree. */
  readonly store: AuthStore
  readonly children?: ReactNode
}

/** Hands one auth store to the hooks below it. */
export function AuthProvider({ store, children }: AuthProviderProps): ReactElement {
  return <AuthContext.Provider value={store}>{children}</AuthContext.Provider>
}
