import { authenticate } from '../authenticate.ts'
import { cookieOf, SESSION_COOKIE } from '../cookies.ts'
import { allowedOrigin } from '../cors.ts'
import type { Accountability, DirectusWorld } from '../world.ts'

/** Who an upgrade's own credential speaks for. */
export interface UpgradeCaller {
  readonly accountability: Accountability
  readonly token: string
}

/** What a request for a socket is answered with. */
export type UpgradeAnswer =
  | { readonly type: 'refused'; readonly status: number }
  /** @param caller - `null` when the client has to say who it is on the socket, or need not */
  | { readonly type: 'accepted'; readonly caller: UpgradeCaller | null }

const PATH = '/websocket'

/**
 * Decides on an upgrade. A credential in the query or a session's cookie counts in every mode;
 * `Authorization` in none. The real server leaves a path without sockets hanging: here it is a 404,
 * and so is the socket of GraphQL, which is not offered.
 */
export async function answerUpgrade(
  world: DirectusWorld,
  request: Request,
): Promise<UpgradeAnswer> {
  const { websocket } = world.settings
  const url = new URL(request.url)
  if (url.pathname !== PATH || !websocket.isEnabled) return { type: 'refused', status: 404 }
  if (world.realtime.refusesUpgrades) return { type: 'refused', status: 503 }
  if (!isWelcome(world, request.headers)) return { type: 'refused', status: 403 }
  const token =
    url.searchParams.get('access_token') || cookieOf(request.headers, SESSION_COOKIE) || null
  if (token === null) {
    return websocket.auth === 'strict'
      ? { type: 'refused', status: 401 }
      : { type: 'accepted', caller: null }
  }
  const result = await authenticate(world, token)
  if (result.type === 'refused') return { type: 'refused', status: 401 }
  return { type: 'accepted', caller: { accountability: result.accountability, token } }
}

/** A browser's page may come from the server itself or from where CORS lets it; a program from anywhere. */
function isWelcome({ settings }: DirectusWorld, headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return true
  if (!URL.canParse(origin)) return false
  if (new URL(origin).host === headers.get('host')) return true
  if (settings.publicUrl !== null && new URL(settings.publicUrl).origin === origin) return true
  return allowedOrigin(settings.corsOrigin, origin) === origin
}
