import { type ReactElement, useContext } from 'react'
import type { SanityConfig } from '../config.ts'
import { SDKProvider, type SDKProviderProps } from './SdkProvider.tsx'
import { SDKStudioContext } from './SdkStudioContext.ts'
import { studioConfig } from './studioConfig.ts'

/** Props of {@link SanityApp}. */
export interface SanityAppProps extends Omit<SDKProviderProps, 'config'> {
  /**
   * How the app is set up; of several, the first is the instance's. One that says the same on the
   * next render changes nothing; another one begins a new session. Functions in it count as equal.
   * @defaultValue inside of `SDKStudioContext`, what the studio says of its workspace
   */
  readonly config?: SanityConfig | readonly SanityConfig[] | undefined
  /** Another name for `config`, which goes before it. */
  readonly sanityConfigs?: readonly SanityConfig[] | undefined
}

/**
 * The root of an app: signs the person in, and shows the children once that is done. In a dashboard
 * nobody has to do anything for it, and in a studio it follows the studio's session. It lives in one
 * instance, from the mount to the unmount.
 *
 * @example
 * ```tsx
 * <SanityApp config={{ projectId: 'abc12345', dataset: 'production' }} fallback={<Spinner />}>
 *   <App />
 * </SanityApp>
 * ```
 */
export function SanityApp({ config, sanityConfigs, ...rest }: SanityAppProps): ReactElement {
  const workspace = useContext(SDKStudioContext)
  const derived = workspace ? studioConfig(workspace) : undefined
  // Without any, the instance says what it needs.
  return <SDKProvider {...rest} config={(config ?? sanityConfigs ?? derived) as SanityConfig} />
}
