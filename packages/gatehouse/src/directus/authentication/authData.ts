/**
 * How a session is kept: `json` gives both tokens to the script, `cookie` keeps the refresh token in
 * a cookie that no script can read, and `session` keeps all of it in one.
 */
export type AuthenticationMode = 'json' | 'cookie' | 'session'

/** What a sign-in or a renewal came to. What the mode keeps from scripts is `null`. */
export interface AuthData {
  access_token: string | null
  refresh_token: string | null
  /** How long the access token, or the session, serves from its receipt on, in milliseconds. */
  expires: number | null
  /** When that is over, in milliseconds since the epoch, as this device believes. */
  expires_at: number | null
}

/**
 * Tokens that an app has got itself: from a command, from another store, or by GraphQL, which gives
 * `expires` as a text.
 */
export interface TokenData {
  access_token: string | null
  refresh_token?: string | null | undefined
  /** Milliseconds. */
  expires?: number | string | null | undefined
  /** Milliseconds since the epoch. */
  expires_at?: number | null | undefined
}

/**
 * Where an app keeps a session itself, as the vendor's `authentication()` takes it: `get` answers what
 * `set` was given last, or `null`; both may be asynchronous. What is set has one member more than
 * `AuthData`, without a secret in it; a storage that drops it works all the same.
 *
 * What the app, or the vendor's client, puts there itself counts from the next call on: a request, a
 * renewal and a sign-out look there first.
 *
 * Two clients over one storage object renew one after the other, and so do the tabs of a browser. Two
 * processes that share what is behind it, a file or a database, know nothing of each other: both may
 * send one refresh token, and the server keeps only one of the two new ones alive, so that somebody is
 * signed out later. Give each process a session of its own, or let one of them do the renewing.
 */
export interface AuthStorage {
  get: () => AuthData | null | Promise<AuthData | null>
  set: (data: AuthData | null) => unknown
}

/** Nobody, as the vendor writes it. */
export const NO_DATA: AuthData = {
  access_token: null,
  refresh_token: null,
  expires: null,
  expires_at: null,
}
