import { type ReactElement, type ReactNode, Suspense } from 'react'
import { AuthProvider } from '../../react/AuthProvider.tsx'
import type { SanityInstance } from '../instance.ts'
import { SanityInstanceContext } from './SanityInstanceContext.ts'

/** Props of {@link SanityInstanceProvider}. */
export interface SanityInstanceProviderProps {
  /** The instance is the app's: it is not disposed of with the tree. */
  readonly instance: SanityInstance
  /** Shown while the children load. */
  readonly fallback?: ReactNode
  readonly children?: ReactNode
}

/** Hands an instance of the app's own to the hooks and components below it. */
export function SanityInstanceProvider(props: SanityInstanceProviderProps): ReactElement {
  const { instance, fallback, children } = props
  return (
    <SanityInstanceContext.Provider value={instance}>
      <AuthProvider store={instance.authStore}>
        <Suspense fallback={fallback}>{children}</Suspense>
      </AuthProvider>
    </SanityInstanceContext.Provider>
  )
}
