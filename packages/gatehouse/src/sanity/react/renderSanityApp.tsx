import { type ReactNode, StrictMode } from 'react'
import { AuthError } from '../../errors.ts'
import type { SanityConfig } from '../config.ts'
import { SanityApp } from './SanityApp.tsx'

/** How {@link renderSanityApp} renders. */
export interface RenderSanityAppOptions {
  /** @defaultValue `false` */
  readonly reactStrictMode?: boolean
}

/** Configurations by name; the first one is the instance's. */
export type NamedSources = Readonly<Record<string, SanityConfig>>

/**
 * Renders an app into an element, as the vendor's command-line tool does. `react-dom` is loaded here,
 * and by nothing else. Returns the unmount.
 * @throws AuthError `config-invalid` without an element
 */
// biome-ignore lint/complexity/useMaxParams: the vendor's signature
export function renderSanityApp(
  rootElement: HTMLElement | null,
  namedSources: NamedSources,
  { reactStrictMode = false }: RenderSanityAppOptions,
  children: ReactNode,
): () => void {
  if (!rootElement) {
    throw new AuthError('config-invalid', 'There is no element to render the app into.')
  }
  const app = (
    <SanityApp config={Object.values(namedSources)} fallback={undefined}>
      {children}
    </SanityApp>
  )
  let unmounted = false
  let unmount = () => {}
  void import('react-dom/client').then(({ createRoot }) => {
    if (unmounted) return
    const root = createRoot(rootElement)
    unmount = () => root.unmount()
    root.render(reactStrictMode ? <StrictMode>{app}</StrictMode> : app)
  })
  return () => {
    unmounted = true
    unmount()
  }
}
