import { type Dataset, datasetKey, type World } from '../world.ts'
import { authenticate, type Caller, credentialOf, requireMember, requireProject } from './caller.ts'
import { ApiError, plainError } from './errors.ts'

/** Who reads a dataset. A public one shows its published documents to anybody. */
export type Reader =
  | { readonly type: 'anonymous' }
  | { readonly type: 'caller'; readonly caller: Caller }

/** What every data endpoint needs first. */
export interface DataAccess<Who> {
  readonly dataset: Dataset
  readonly who: Who
}

interface DataRequest {
  readonly projectId: string
  readonly datasetName: string
  readonly headers: Headers
}

/** @throws {ApiError} 401 without a valid credential or a membership, 404 without the dataset */
export function openForReading(world: World, request: DataRequest): DataAccess<Reader> {
  const project = requireProject(world, request.projectId)
  const dataset = world.datasets.get(datasetKey(project.id, request.datasetName))
  if (dataset?.aclMode === 'public' && credentialOf(request.headers).type === 'none') {
    return { dataset, who: { type: 'anonymous' } }
  }
  const caller = authenticate(world, request.headers, project.id)
  requireMember(project, caller)
  return { dataset: requireDataset(world, request), who: { type: 'caller', caller } }
}

/** @throws {ApiError} as for reading, and 403 for a role that may only read */
export function openForWriting(world: World, request: DataRequest): DataAccess<Caller> {
  const project = requireProject(world, request.projectId)
  const caller = authenticate(world, request.headers, project.id)
  if (requireMember(project, caller).role === 'viewer') throw mayOnlyRead()
  return { dataset: requireDataset(world, request), who: caller }
}

/** @throws {ApiError} 404 */
export function requireDataset(
  world: World,
  { projectId, datasetName }: Pick<DataRequest, 'projectId' | 'datasetName'>,
): Dataset {
  const dataset = world.datasets.get(datasetKey(requireProject(world, projectId).id, datasetName))
  if (dataset !== undefined) return dataset
  throw plainError(
    404,
    `Dataset not found - There is no dataset "${datasetName}" for project ID "${projectId}"`,
  )
}

function mayOnlyRead(): ApiError {
  const description = 'Insufficient permissions; permission "update" required'
  return new ApiError(403, {
    error: {
      type: 'mutationError',
      description: `The mutation(s) failed: ${description}`,
      items: [
        { error: { type: 'insufficientPermissionsError', description, permission: 'update' } },
      ],
    },
  })
}
