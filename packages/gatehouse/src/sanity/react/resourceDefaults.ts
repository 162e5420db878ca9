import type { ClientOptions } from '../clientOptions.ts'
import type { SanityConfig } from '../config.ts'
import { type DocumentResource, isDatasetResource } from '../resources.ts'

/** Where a part of the tree has its documents, as far as that is not the instance's configuration. */
export interface ResourceDefaults {
  readonly resource?: DocumentResource
  /** A project without a dataset. */
  readonly projectId?: string
  readonly perspective?: NonNullable<SanityConfig['perspective']>
}

/** What a provider in the tree may say of it. */
export type ResourceProps = Pick<SanityConfig, 'projectId' | 'dataset' | 'perspective'> & {
  readonly resource?: DocumentResource | undefined
}

/**
 * The defaults below a provider: what it says itself, and for the rest what holds around it.
 *
 * @param projectId - the project around it
 */
export function resourceDefaults(
  own: ResourceProps,
  around: ResourceDefaults,
  projectId: string | undefined,
): ResourceDefaults {
  const perspective = own.perspective ?? around.perspective
  return { ...placeOf(own, around, projectId), ...(perspective !== undefined && { perspective }) }
}

function placeOf(
  { resource, projectId, dataset }: ResourceProps,
  { perspective: _, ...around }: ResourceDefaults,
  projectAround: string | undefined,
): ResourceDefaults {
  if (resource) return { resource }
  const project = projectId ?? projectOf(around) ?? projectAround
  if (dataset !== undefined && project !== undefined) {
    return { resource: { projectId: project, dataset } }
  }
  return projectId === undefined ? around : { projectId }
}

/** The options with what they leave open filled in. The same object where nothing is. */
export function withResourceDefaults(
  options: ClientOptions,
  defaults: ResourceDefaults,
): ClientOptions {
  const { perspective } = defaults
  const place = missingPlace(options, defaults)
  if (perspective === undefined && place === undefined) return options
  return { ...(perspective !== undefined && { perspective }), ...options, ...place }
}

/** Options that name a place, or the API itself, mean just that. */
function missingPlace(
  options: ClientOptions,
  defaults: ResourceDefaults,
): Pick<ClientOptions, 'resource' | 'projectId'> | undefined {
  const { scope, resource, projectId, dataset } = options
  if (scope === 'global' || resource !== undefined || projectId !== undefined) return undefined
  const project = projectOf(defaults)
  if (dataset === undefined && defaults.resource) return { resource: defaults.resource }
  return project === undefined ? undefined : { projectId: project }
}

function projectOf({ resource, projectId }: ResourceDefaults): string | undefined {
  return resource && isDatasetResource(resource) ? resource.projectId : projectId
}
