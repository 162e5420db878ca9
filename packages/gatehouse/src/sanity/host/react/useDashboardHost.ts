import { type RefObject, useEffect, useRef, useState } from 'react'
import { AuthError, isAuthError } from '../../../errors.ts'
import type { ComlinkStatus } from '../../comlink/protocol.ts'
import { refuseAccess } from '../answerAccess.ts'
import type { DashboardHostOptions } from '../createDashboardHost.ts'
import { createDashboardHost, type DashboardHost } from '../createDashboardHost.ts'
import { parseAppUrl } from '../frameUrl.ts'

/** What the hook is told; a new `url` or `organizationId` needs a new iframe, the rest may change. */
export interface UseDashboardHostOptions
  extends Pick<
    DashboardHostOptions,
    'createToken' | 'onAccessRequest' | 'organizationId' | 'heartbeat' | 'environment'
  > {
  /** The app's address, with its own query and hash route if it has any. */
  readonly url: string
  /** Told the status of the connection, at first and after each change. */
  readonly onStatus?: ((status: ComlinkStatus) => void) | undefined
}

/** What there is to show. */
export interface FramedApp {
  /** Why the app could not be opened, or `null`. */
  readonly error: AuthError | null
  /** Tries again after an error. */
  readonly retry: () => void
}

/** Opens the app in the iframe of `frame`, and serves it until the component goes. */
export function useDashboardHost(
  frame: RefObject<HTMLIFrameElement | null>,
  options: UseDashboardHostOptions,
): FramedApp {
  const [error, setError] = useState<AuthError | null>(null)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what a retry changes
  useEffect(() => {
    let host: DashboardHost | undefined
    let gone = false
    const fail = (reason: unknown): void => {
      if (!gone) setError(typed(reason))
    }
    const open = async (): Promise<void> => {
      const element = frame.current
      if (gone || element === null) return
      const { url } = latest.current
      host = createDashboardHost({
        ...latest.current,
        frame: element,
        appOrigin: parseAppUrl(url).origin,
        createToken: (order) => latest.current.createToken(order),
        onAccessRequest: (request) => latest.current.onAccessRequest?.(request) ?? refuseAccess(),
      })
      const tell = (status: ComlinkStatus): void => latest.current.onStatus?.(status)
      host.subscribe(tell)
      // Apart from this task: what it throws is its own, and the app is opened all the same.
      const first = host.status()
      queueMicrotask(() => tell(first))
      await host.open(url)
    }
    // StrictMode takes its first try back before this runs, so only one token is made.
    queueMicrotask(() => {
      open().catch(fail)
    })
    return () => {
      gone = true
      host?.dispose()
    }
  }, [frame, attempt])

  return {
    error,
    retry() {
      setError(null)
      setAttempt((count) => count + 1)
    },
  }
}

function typed(error: unknown): AuthError {
  if (isAuthError(error)) return error
  return new AuthError('server', 'The app could not be opened.', {
    recoverable: true,
    cause: error,
  })
}
