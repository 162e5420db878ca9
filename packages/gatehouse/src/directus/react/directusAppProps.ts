import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Environment } from '../../ports/environment.ts'
import type { AuthBoundaryProps } from '../../react/AuthBoundary.tsx'
import type { AnySchema, DirectusAppClient } from './appClient.ts'
import type { ClientConfig } from './openClient.ts'

/** Props of `DirectusApp`, whichever client it has. */
export interface DirectusAppBaseProps extends Omit<AuthBoundaryProps, 'fallback'> {
  /** Shown while somebody is being signed in, and while the children load. */
  readonly fallback: ReactNode
  /** The query client of `useItems` and of TanStack Query's own hooks. @defaultValue one of the app's own */
  readonly queryClient?: QueryClient | undefined
  /** The world to live in, read once. @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
}

/** For an app that has its client made. Functions among these count as equal. */
export interface OwnClientProps extends DirectusAppBaseProps, Partial<Omit<ClientConfig, 'url'>> {
  /** Where Directus is served. */
  readonly url: string
  readonly client?: undefined
  /**
   * What scripts get to see of the session: `json` both tokens, `cookie` the access token only, and
   * `session` nothing.
   * @defaultValue `'cookie'`
   */
  readonly mode?: ClientConfig['mode']
  /** As of `fetch`: `include` for a Directus on another origin. @defaultValue what the mode needs */
  readonly credentials?: ClientConfig['credentials']
  /**
   * A storage of the app's own for the session. Made once, outside of the component: another object is
   * another client. @defaultValue memory, shared by tabs where that is safe
   */
  readonly storage?: ClientConfig['storage']
  /** `realtime()` of `gatehouse/directus`: `useItems` is live then. */
  readonly realtime?: ClientConfig['realtime']
}

/** For an app that has made its client itself. */
export interface GivenClientProps extends DirectusAppBaseProps {
  /** One with `authentication()` and `rest()`. It is the app's, and not disposed of with the tree. */
  readonly client: DirectusAppClient<AnySchema>
}

/** Props of `DirectusApp`. */
export type DirectusAppProps = OwnClientProps | GivenClientProps
