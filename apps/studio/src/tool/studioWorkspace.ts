import type { StudioWorkspaceHandle } from 'gatehouse/sanity/react'
import { PROJECT } from '../config.ts'
import type { StudioCredential } from '../session/studioCredential.ts'
import type { StudioSession } from '../session/studioSession.ts'

/** What the workspace is made of. */
export interface StudioWorkspaceOptions {
  readonly apiHost: string
  readonly session: Pick<StudioSession, 'source'>
  readonly credential: StudioCredential
}

/** What a studio that has a token source says to its tools; `null` from one that has none. */
export function studioWorkspace(options: StudioWorkspaceOptions): StudioWorkspaceHandle | null {
  const { apiHost, session, credential } = options
  if (session.source === undefined) return null
  return {
    projectId: PROJECT.id,
    dataset: PROJECT.dataset,
    apiHost,
    ...(credential.type === 'cookie' && { authenticated: true }),
    auth: { token: session.source },
  }
}
