import type { TokenCredential } from '../../machine/credential.ts'
import type { Exchange, Handler } from '../world/createNetwork.ts'
import { jsonReply, type WireReply, type WireRequest } from '../world/wire.ts'

/** How strict a server is. */
export interface TokenServerOptions {
  /** The server's clock, in milliseconds. It is right; the tabs' may be wrong. */
  readonly now: () => number
  /** @defaultValue one minute, in milliseconds */
  readonly accessLifetimeMs?: number
  /** @defaultValue seven days, in milliseconds */
  readonly refreshLifetimeMs?: number
  /**
   * For so many milliseconds a refresh token that was just used gets the same answer once more.
   * @defaultValue 0: a second use ends the session
   */
  readonly graceMs?: number
}

/** One sign-in of one person. Its tokens take each other's place. */
export interface ServerSession {
  readonly id: number
  readonly person: string
  isRevoked: boolean
  /** Whether this server has said no to one of its tokens. */
  wasRefused: boolean
  /** When the last use of a refresh token was, in milliseconds. */
  rotatedAt: number
  access: IssuedToken
  refresh: IssuedToken
}

/** A token, and what became of it. */
export interface IssuedToken {
  readonly text: string
  readonly session: ServerSession
  readonly kind: 'access' | 'refresh'
  readonly expiresAt: number
  isUsed: boolean
  /** The exchanges that it was sent with, for a refresh token. */
  readonly presented: Exchange[]
}

/** A token server, and what it remembers. */
export interface TokenServer {
  /**
   * `POST /token {refreshToken}`, `POST /code {code}`, `POST /revoke`, `GET /me` and `GET /data`,
   * the last three with a bearer token.
   */
  readonly handler: Handler
  /** Signs a person in, in a way that needs no password. */
  readonly signIn: (person: string) => TokenCredential
  /** A code that is good for one exchange. */
  readonly issueCode: (person: string) => string
  /** Ends every session of a person. */
  readonly revoke: (person: string) => void
  /** Whether it has said no to any token of a person. */
  readonly hasRefused: (person: string) => boolean
  readonly lookUp: (token: string) => IssuedToken | undefined
  /** Calls `listener` when a refresh token comes for the second time, before it is judged. */
  readonly onReuse: (listener: (token: IssuedToken) => void) => void
}

/** Stands in every secret that this server makes: who finds it in a log has found a leak. */
export const CANARY = 'cnry'

/** A strict server of rotating tokens: a used refresh token ends the session that it belongs to. */
export function createTokenServer({
  now,
  accessLifetimeMs = 60_000,
  refreshLifetimeMs = 7 * 86_400_000,
  graceMs = 0,
}: TokenServerOptions): TokenServer {
  const tokens = new Map<string, IssuedToken>()
  const codes = new Map<string, string>()
  const sessions: ServerSession[] = []
  const reuseListeners: ((token: IssuedToken) => void)[] = []
  let serial = 0

  function issue(session: ServerSession, kind: IssuedToken['kind']): IssuedToken {
    serial += 1
    const token: IssuedToken = {
      text: `${CANARY}-${kind}-${serial}`,
      session,
      kind,
      expiresAt: now() + (kind === 'access' ? accessLifetimeMs : refreshLifetimeMs),
      isUsed: false,
      presented: [],
    }
    tokens.set(token.text, token)
    return token
  }

  function credentialOf({ access, refresh }: ServerSession): TokenCredential {
    const lifetimeMs = access.expiresAt - now()
    return { token: access.text, refreshToken: refresh.text, lifetimeMs }
  }

  function signIn(person: string): TokenCredential {
    const session = {
      id: sessions.length,
      person,
      isRevoked: false,
      wasRefused: false,
      rotatedAt: now(),
    } as ServerSession
    session.access = issue(session, 'access')
    session.refresh = issue(session, 'refresh')
    sessions.push(session)
    return credentialOf(session)
  }

  function refuse(session: ServerSession | undefined): WireReply {
    if (session) session.wasRefused = true
    return jsonReply({ error: 'invalid_grant' }, 401)
  }

  function rotate(text: unknown, exchange: Exchange): WireReply {
    const token = typeof text === 'string' ? tokens.get(text) : undefined
    if (token?.kind !== 'refresh') return refuse(undefined)
    const { session } = token
    if (token.isUsed) for (const listener of reuseListeners) listener(token)
    token.presented.push(exchange)
    if (!isGood(token)) return refuse(session)
    if (!token.isUsed) {
      token.isUsed = true
      session.rotatedAt = now()
      session.access = issue(session, 'access')
      session.refresh = issue(session, 'refresh')
    }
    return welcome(session)
  }

  /** Judges a refresh token; one that was used before its time of grace is over ends its session. */
  function isGood({ session, expiresAt, isUsed }: IssuedToken): boolean {
    if (isUsed && now() - session.rotatedAt >= graceMs) session.isRevoked = true
    return !session.isRevoked && expiresAt > now()
  }

  function welcome(session: ServerSession): WireReply {
    const { person } = session
    return jsonReply({
      ...credentialOf(session),
      user: { id: person, name: `Name of ${person}` },
    })
  }

  function redeem(code: unknown): WireReply {
    const person = codes.get(String(code))
    if (person === undefined) return refuse(undefined)
    codes.delete(String(code))
    const { token } = signIn(person)
    const session = tokens.get(token)?.session
    return session ? welcome(session) : refuse(undefined)
  }

  function bearer(request: WireRequest): IssuedToken | undefined {
    return tokens.get(request.header('authorization')?.replace(/^Bearer /, '') ?? '')
  }

  function owned(request: WireRequest, answer: (session: ServerSession) => WireReply): WireReply {
    const token = bearer(request)
    if (token?.kind !== 'access') return refuse(undefined)
    const { session, expiresAt } = token
    if (session.isRevoked || expiresAt <= now()) return refuse(session)
    return answer(session)
  }

  return {
    async handler(request) {
      switch (`${request.method} ${request.path}`) {
        case 'POST /token':
          return rotate(await field(request, 'refreshToken'), request)
        case 'POST /code':
          return redeem(await field(request, 'code'))
        case 'POST /revoke': {
          const token = bearer(request)
          if (token) token.session.isRevoked = true
          return { status: 204 }
        }
        case 'GET /me':
          return owned(request, ({ person }) =>
            jsonReply({ id: person, name: `Name of ${person}` }),
          )
        case 'GET /data':
          return owned(request, ({ person }) => jsonReply({ owner: person }))
        default:
          return { status: 404 }
      }
    },
    signIn,
    issueCode(person) {
      serial += 1
      const code = `${CANARY}-code-${serial}`
      codes.set(code, person)
      return code
    },
    revoke(person) {
      for (const session of sessions) if (session.person === person) session.isRevoked = true
    },
    hasRefused: (person) =>
      sessions.some((session) => session.person === person && session.wasRefused),
    lookUp: (token) => tokens.get(token),
    onReuse(listener) {
      reuseListeners.push(listener)
    },
  }
}

async function field(request: WireRequest, name: string): Promise<unknown> {
  return (JSON.parse(await request.text()) as Record<string, unknown>)[name]
}
