import { useEffect, useState } from 'react'
import { AuthError, isAuthError } from '../../errors.ts'
import type { AuthProvider } from '../config.ts'
import { getLoginProviders } from '../standalone/providers.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/** Where the list of ways to sign in stands. */
export type ProvidersProgress =
  | { readonly type: 'loading' }
  /** A person asked for it again. */
  | { readonly type: 'retrying' }
  | { readonly type: 'ready'; readonly providers: readonly AuthProvider[] }
  | { readonly type: 'failed'; readonly error: AuthError }

/** The list, and the way to ask for it again. */
export interface LoginProvidersList {
  readonly progress: ProvidersProgress
  readonly retry: () => void
}

/** Loads the ways to sign in, as the configuration says. */
export function useLoginProviders(): LoginProvidersList {
  const instance = useSanityInstance()
  const [progress, setProgress] = useState<ProvidersProgress>({ type: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what a retry changes
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: ProvidersProgress): void => {
      if (!signal.aborted) setProgress(next)
    }
    getLoginProviders(instance, { signal }).then(
      (providers) => show({ type: 'ready', providers }),
      (error: unknown) => show({ type: 'failed', error: typed(error) }),
    )
    return () => controller.abort()
  }, [instance, attempt])

  return {
    progress,
    retry() {
      setProgress({ type: 'retrying' })
      setAttempt((count) => count + 1)
    },
  }
}

function typed(error: unknown): AuthError {
  if (isAuthError(error)) return error
  const message = 'The ways to sign in could not be loaded.'
  return new AuthError('server', message, { recoverable: true, cause: error })
}
