import type { ReactElement, ReactNode } from 'react'

/**
 * Renders its children, at once. An instance in a dashboard asks for new tokens by itself, so there is
 * nothing left for a component to do; the name is here for apps that render the vendor's.
 */
export function ComlinkTokenRefreshProvider(props: {
  readonly children?: ReactNode
}): ReactElement {
  return <>{props.children}</>
}
