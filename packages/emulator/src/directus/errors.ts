/** What the server refuses with: `{"errors": [{"message", "extensions": {"code", …}}]}`. */
export class DirectusError extends Error {
  override name = 'DirectusError' as const
  readonly status: number
  readonly code: string
  /** What else is in `extensions`, in front of the code. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    kind: { readonly status: number; readonly code: string },
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.status = kind.status
    this.code = kind.code
    this.details = details
  }
}

/** An error as the server writes it down. */
export interface DirectusErrorBody {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

export function errorBody({ message, code, details }: DirectusError): DirectusErrorBody {
  return { message, extensions: { ...details, code } }
}

export function errorResponse(error: DirectusError): Response {
  return Response.json({ errors: [errorBody(error)] }, { status: error.status })
}

export function invalidCredentials(): DirectusError {
  return new DirectusError(
    { status: 401, code: 'INVALID_CREDENTIALS' },
    'Invalid user credentials.',
  )
}

export function invalidOtp(): DirectusError {
  return new DirectusError({ status: 401, code: 'INVALID_OTP' }, 'Invalid user OTP.')
}

export function tokenExpired(): DirectusError {
  return new DirectusError({ status: 401, code: 'TOKEN_EXPIRED' }, 'Token expired.')
}

export function invalidToken(): DirectusError {
  return new DirectusError({ status: 403, code: 'INVALID_TOKEN' }, 'Invalid token.')
}

/** @param reason - without its full stop */
export function invalidPayload(reason: string): DirectusError {
  return new DirectusError(
    { status: 400, code: 'INVALID_PAYLOAD' },
    `Invalid payload. ${reason}.`,
    { reason },
  )
}

/** @param reason - without its full stop */
export function invalidQuery(reason: string): DirectusError {
  return new DirectusError({ status: 400, code: 'INVALID_QUERY' }, `Invalid query. ${reason}.`, {
    reason,
  })
}

export function forbidden(): DirectusError {
  return new DirectusError(
    { status: 403, code: 'FORBIDDEN' },
    "You don't have permission to access this.",
  )
}

/** A collection that is not there, or not for this caller: the server does not tell which. */
export function forbiddenCollection(collection: string): DirectusError {
  return forbiddenBecause(
    `You don't have permission to access collection "${collection}" or it does not exist. Queried in root.`,
  )
}

/** @param path - where it was asked for: `root`, or the relations that lead there */
export function forbiddenField(field: string, collection: string, path: string): DirectusError {
  return forbiddenBecause(
    `You don't have permission to access field "${field}" in collection "${collection}" or it does not exist. Queried in ${path}.`,
  )
}

function forbiddenBecause(reason: string): DirectusError {
  return new DirectusError({ status: 403, code: 'FORBIDDEN' }, reason, { reason })
}

export function routeNotFound(path: string): DirectusError {
  return new DirectusError(
    { status: 404, code: 'ROUTE_NOT_FOUND' },
    `Route ${path} doesn't exist.`,
    { path },
  )
}
