/** How often things happened on the Directus since the start or the last reset. */
export interface DirectusCounters {
  logins: number
  /** Sign-ins that were refused. */
  loginRefusals: number
  refreshes: number
  /** Refresh tokens that came back after a refresh had replaced them. */
  reuses: number
  /** Refreshes that were refused, reuses included. */
  refreshRefusals: number
  logouts: number
  /** Answered `GET /users/me`. */
  usersMe: number
  itemReads: number
  itemWrites: number
  /** Requests to `/auth/*` that carried `Authorization`: a client never sends that. */
  authorizationOnAuth: number
  /** Requests that the rate limiter refused. */
  rateLimited: number
  socketsOpened: number
  /** Authentications over a socket that succeeded. */
  socketAuths: number
  socketAuthFailures: number
  /** Sockets that the server closed. */
  socketDrops: number
}

export function noDirectusCounts(): DirectusCounters {
  return {
    logins: 0,
    loginRefusals: 0,
    refreshes: 0,
    reuses: 0,
    refreshRefusals: 0,
    logouts: 0,
    usersMe: 0,
    itemReads: 0,
    itemWrites: 0,
    authorizationOnAuth: 0,
    rateLimited: 0,
    socketsOpened: 0,
    socketAuths: 0,
    socketAuthFailures: 0,
    socketDrops: 0,
  }
}
