import { type Context, createContext } from 'react'
import type { TokenSource } from '../config.ts'

/** What a studio says of the workspace that a tool is in. A workspace of the vendor's studio is one. */
export interface StudioWorkspaceHandle {
  readonly projectId: string
  readonly dataset: string
  /** Where the studio's API is. @defaultValue `'https://api.sanity.io'` */
  readonly apiHost?: string
  /** With a token source that tells `null`: the studio's session is a cookie. */
  readonly authenticated?: boolean
  readonly auth: {
    /** Without one, the tool looks for the studio's session in the storage, and asks for a cookie's. */
    readonly token?: TokenSource
  }
}

/** Filled by a studio; a `SanityApp` without a configuration takes its own from it. */
export const SDKStudioContext: Context<StudioWorkspaceHandle | null> =
  createContext<StudioWorkspaceHandle | null>(null)
