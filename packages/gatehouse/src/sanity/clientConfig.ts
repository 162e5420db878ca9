import type { ClientConfig } from '@sanity/client'
import type { ClientOptions } from './clientOptions.ts'
import type { SanityConfig } from './config.ts'
import { DEFAULT_API_HOST, isVendorHost } from './hosts.ts'
import { type DocumentResource, isDatasetResource, isMediaLibraryResource } from './resources.ts'

/** The part of an instance's configuration that clients start from. */
export type ClientDefaults = Pick<
  SanityConfig,
  'projectId' | 'dataset' | 'perspective' | 'auth' | 'useProjectHostname'
>

/** Which host a client speaks to: where there is no project, there is no host of its own. */
export function clientScope(
  { scope, projectId, resource }: ClientOptions,
  defaults: ClientDefaults,
): 'default' | 'global' {
  if (scope === 'global') return 'global'
  if (resource) return isDatasetResource(resource) ? 'default' : 'global'
  return (projectId ?? defaults.projectId) === undefined ? 'global' : 'default'
}

/**
 * Whether the client would speak to the API host that all projects share, where a project's own
 * credential is unknown. A proxy of one's own is nobody else's.
 */
export function speaksGlobally(options: ClientOptions, defaults: ClientDefaults): boolean {
  if (usesProjectHost(options, defaults)) return false
  if (clientScope(options, defaults) === 'global') return true
  return isVendorHost(options.apiHost ?? defaults.auth?.apiHost ?? DEFAULT_API_HOST)
}

function usesProjectHost(options: ClientOptions, defaults: ClientDefaults): boolean {
  // What is of no project has no host of a project, whatever is asked for.
  if (clientScope({ ...options, scope: 'default' }, defaults) === 'global') return false
  const { useProjectHostname, scope } = options
  return useProjectHostname ?? (scope !== 'global' && defaults.useProjectHostname !== false)
}

/** The vendor's configuration for a client, all but its credential. The options have been checked. */
export function clientConfig(options: ClientOptions, defaults: ClientDefaults): ClientConfig {
  const { scope, resource, token, withCredentials, projectId, dataset, ...own } = options
  const { perspective, auth } = defaults
  return {
    useCdn: false,
    requestTagPrefix: 'sanity.sdk',
    ignoreBrowserTokenWarning: true,
    ...(perspective !== undefined && { perspective }),
    ...(auth?.apiHost !== undefined && { apiHost: auth.apiHost }),
    ...own,
    ...(resource
      ? resourceConfig(resource)
      : datasetConfig(projectId ?? defaults.projectId, dataset ?? defaults.dataset)),
    useProjectHostname: usesProjectHost(options, defaults),
  }
}

function datasetConfig(projectId: string | undefined, dataset: string | undefined): ClientConfig {
  return {
    ...(projectId !== undefined && { projectId }),
    ...(dataset !== undefined && { dataset }),
  }
}

/** Where a resource says it all: what belongs to no project is not asked for in a project's name. */
function resourceConfig(resource: DocumentResource): ClientConfig {
  if (isDatasetResource(resource)) return datasetConfig(resource.projectId, resource.dataset)
  if (isMediaLibraryResource(resource)) {
    return { resource: { type: 'media-library', id: resource.mediaLibraryId } }
  }
  return { resource: { type: 'canvas', id: resource.canvasId } }
}
