/** Thrown by an endpoint to answer with an error body instead. */
export class ApiError extends Error {
  override name = 'ApiError' as const
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(`Answered with ${status}`)
    this.status = status
    this.body = body
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
}

/** The form that most of the vendor's endpoints use: `{statusCode, error, message}`. */
export function plainError(status: number, message: string): ApiError {
  return new ApiError(status, { statusCode: status, error: TITLES[status] ?? 'Error', message })
}

/** No credential came with the request (captured). */
export function noCredential(): ApiError {
  return plainError(401, 'A valid session is required for this endpoint')
}

/** The token or the cookie is unknown or revoked (captured: `SIO-401-ANF`), or too old. */
export function badCredential(refusal: 'unknown' | 'expired' | 'revoked'): ApiError {
  const expired = refusal === 'expired'
  return new ApiError(401, {
    statusCode: 401,
    errorCode: expired ? 'SIO-401-AEX' : 'SIO-401-ANF',
    error: 'Unauthorized',
    message: expired ? 'Session has expired' : 'Session not found',
  })
}

/** The person is signed in, and not a member of the project (captured). */
export function notAMember(projectId: string, personId: string): ApiError {
  return new ApiError(401, {
    error: {
      type: 'projectUserNotFoundError',
      description: `The user is not a member of project "${projectId}"`,
      projectID: projectId,
      userID: personId,
    },
  })
}

/** The content lake's form for a GROQ query that it cannot read. */
export function queryParseError(query: string, description: string, position: number): ApiError {
  return new ApiError(400, {
    error: { type: 'queryParseError', description, query, start: position, end: position + 1 },
  })
}

/** One failed mutation; its details go into the error's item. */
export interface MutationFailure {
  readonly type: string
  readonly description: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** The content lake's form for a transaction of which a mutation failed. */
export function mutationError(status: number, index: number, failure: MutationFailure): ApiError {
  const { type, description, details } = failure
  return new ApiError(status, {
    error: {
      type: 'mutationError',
      description: `The mutation(s) failed: ${description}`,
      items: [{ error: { type, description, ...details }, index }],
    },
  })
}

export function errorResponse({ status, body }: ApiError): Response {
  return Response.json(body, { status })
}
