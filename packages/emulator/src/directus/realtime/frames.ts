/** What a client may put on a message, to know the answer again. */
export type Uid = string | number

/** A message from the server, before it is JSON. */
export type Frame = Readonly<Record<string, unknown>> & { readonly type: string }

/** What an error says on a socket. */
export interface FrameError {
  readonly code: string
  readonly message: string
}

/** A message with the client's mark at its end, where there was one. */
export function marked(frame: Frame, uid: Uid | undefined): Frame {
  return uid === undefined ? frame : { ...frame, uid }
}

/** @param type - what failed: `auth`, `items`, `subscribe`, or `server` for the message itself */
export function errorFrame(type: string, { code, message }: FrameError, uid?: Uid): Frame {
  return marked({ type, status: 'error', error: { code, message } }, uid)
}

/** A first message was refused. The client's mark does not come back on this one. */
export const HANDSHAKE_FAILED: Frame = errorFrame('auth', {
  code: 'AUTH_FAILED',
  message: 'Authentication handshake failed.',
})

export const TOKEN_EXPIRED: Frame = errorFrame('auth', {
  code: 'TOKEN_EXPIRED',
  message: 'Token expired.',
})

export const AUTH_TIMEOUT: Frame = errorFrame('auth', {
  code: 'AUTH_TIMEOUT',
  message: 'Authentication timed out.',
})

/** An authentication on a socket that was open already was refused. */
export function authFailed(uid: Uid | undefined): Frame {
  return errorFrame('auth', { code: 'AUTH_FAILED', message: 'Authentication failed.' }, uid)
}

/** The refresh token is only there when one was made: an access token is never handed out here. */
export function authOk(uid: Uid | undefined, refreshToken: string | null): Frame {
  const ok = marked({ type: 'auth', status: 'ok' }, uid)
  return refreshToken === null ? ok : { ...ok, refresh_token: refreshToken }
}

/** @param retryMs - when the next message is welcome, in ms from now */
export function tooManyMessages(retryMs: number): Frame {
  return errorFrame('server', {
    code: 'REQUESTS_EXCEEDED',
    message: `Too many messages, retry after ${retryMs}ms.`,
  })
}
