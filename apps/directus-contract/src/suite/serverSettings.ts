/** What a server is started with, by the emulator's names. Times in ms; the real one has whole seconds. */
export interface ServerSettings {
  readonly accessTokenMs?: number
  readonly refreshTokenMs?: number
  readonly sessionMs?: number
  readonly sessionGraceMs?: number
  /** Wrong passwords until an account is suspended. */
  readonly loginAttempts?: number
  readonly rateLimiter?: { readonly points: number; readonly durationMs: number }
  /** @defaultValue `off`, as the vendor has it */
  readonly corsOrigin?: string
  /** Where a sign-in by redirect and the link of a mail may lead. */
  readonly redirectAllowList?: readonly string[]
  /** Has the providers of the suite: a real server is then the last version that may without a key. */
  readonly hasSso?: boolean
  readonly websocket?: {
    readonly auth?: 'handshake' | 'public' | 'strict'
    readonly authTimeoutMs?: number
    readonly heartbeatMs?: number
  }
}
