import type { Frame } from './openSocket.ts'

/** What a server says about an authentication over the WebSocket. */
export const AUTH_OK: Frame = { type: 'auth', status: 'ok' }

export const HANDSHAKE_FAILED: Frame = refusal('AUTH_FAILED', 'Authentication handshake failed.')
export const AUTH_FAILED: Frame = refusal('AUTH_FAILED', 'Authentication failed.')
export const TOKEN_EXPIRED: Frame = refusal('TOKEN_EXPIRED', 'Token expired.')
export const AUTH_TIMEOUT: Frame = refusal('AUTH_TIMEOUT', 'Authentication timed out.')

/** `ws` reports a close without a code as this (RFC 6455 §7.1.5). */
export const NO_CODE = 1005

function refusal(code: string, message: string): Frame {
  return { type: 'auth', status: 'error', error: { code, message } }
}
