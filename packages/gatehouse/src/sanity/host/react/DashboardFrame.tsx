import { type CSSProperties, type ReactElement, type ReactNode, useRef } from 'react'
import type { AuthError } from '../../../errors.ts'
import { FrameError } from './FrameError.tsx'
import { type UseDashboardHostOptions, useDashboardHost } from './useDashboardHost.ts'

/** Props of {@link DashboardFrame}. */
export interface DashboardFrameProps extends UseDashboardHostOptions {
  /** What the app is called, for people who hear the page instead of seeing it. */
  readonly title: string
  /** The iframe's permissions policy, such as `clipboard-write`. None by default. */
  readonly allow?: string | undefined
  /** Replaces the default style, which fills the place that the frame is put in. */
  readonly className?: string | undefined
  /**
   * Shows why the app could not be opened.
   * @defaultValue a sentence and, where it can help, a button to try again
   */
  readonly renderError?: ((error: AuthError, retry: () => void) => ReactNode) | undefined
}

/**
 * Shows an app in dashboard mode: makes a token, loads the app with it, and answers what it asks
 * for. The token never stands in the document, not even in the `src` attribute. Another `url` or
 * `organizationId` loads anew, and so does another `key`; every other prop may change at any time.
 */
export function DashboardFrame(props: DashboardFrameProps): ReactElement {
  // A fresh iframe for each app: nothing of the last one's document or history is left in it.
  return <AppFrame key={JSON.stringify([props.url, props.organizationId])} {...props} />
}

const fill: CSSProperties = { border: 0, width: '100%', height: '100%' }

function AppFrame({
  title,
  allow,
  className,
  renderError,
  ...options
}: DashboardFrameProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  const { error, retry } = useDashboardHost(frame, options)
  if (error !== null) {
    const show =
      renderError ?? ((reason, again) => <FrameError title={title} error={reason} retry={again} />)
    return <>{show(error, retry)}</>
  }
  return (
    <iframe
      ref={frame}
      title={title}
      allow={allow}
      className={className}
      style={className === undefined ? fill : undefined}
    />
  )
}
