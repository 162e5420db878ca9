import type { LogSink } from '../../ports/log.ts'
import type { AccessAnswer, AccessRequest } from '../comlink/messages.ts'
import { reportFailure } from '../comlink/reportFailure.ts'
import { ownMembers } from '../ownMembers.ts'

/** Decides on an app's wish that its user be let into a project (or the like). */
export type OnAccessRequest = (request: AccessRequest) => AccessAnswer | Promise<AccessAnswer>

/** Ids are short; nothing honest comes near this. */
const ID_LIMIT = 200

/** Reads a request off the wire, asks the dashboard's decider, and always has an answer. */
export async function answerAccess(
  data: unknown,
  onAccessRequest: OnAccessRequest,
  log?: LogSink,
): Promise<AccessAnswer> {
  const request = parseAccessRequest(data)
  if (request === undefined) return refuse('This access request cannot be understood.')
  try {
    return await onAccessRequest(request)
  } catch (error) {
    reportFailure(log, 'host.access-request-failed', { error })
    return refuse('The access request could not be passed on. Try again later.')
  }
}

/** The answer of a dashboard that has no place for such requests. */
export function refuseAccess(): AccessAnswer {
  return refuse('This dashboard takes no access requests. Ask an administrator of the project.')
}

function parseAccessRequest(data: unknown): AccessRequest | undefined {
  const own = ownMembers(data)
  const resourceType = own('resourceType')
  const resourceId = own('resourceId')
  if (!isResourceType(resourceType) || typeof resourceId !== 'string') return undefined
  if (resourceId === '' || resourceId.length > ID_LIMIT) return undefined
  return { resourceType, resourceId }
}

function isResourceType(value: unknown): value is AccessRequest['resourceType'] {
  return value === 'project' || value === 'organization' || value === 'application'
}

function refuse(message: string): AccessAnswer {
  return { success: false, message }
}
