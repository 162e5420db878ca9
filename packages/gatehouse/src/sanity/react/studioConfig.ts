import type { SanityConfig } from '../config.ts'
import type { StudioWorkspaceHandle } from './SdkStudioContext.ts'

/** The configuration of an app in this workspace. A studio's own `auth` has more members than are meant. */
export function studioConfig(workspace: StudioWorkspaceHandle): SanityConfig {
  const { projectId, dataset, apiHost, authenticated, auth } = workspace
  return {
    projectId,
    dataset,
    ...(apiHost !== undefined && { auth: { apiHost } }),
    studio: {
      ...(authenticated !== undefined && { authenticated }),
      ...(auth.token && { auth: { token: auth.token } }),
    },
  }
}
