import { randomText } from './random.ts'
import type { Settings } from './settings.ts'
import type { Session, Sid, Token, TokenKind, World } from './world.ts'

/** What a new token is to be. */
export interface TokenRequest {
  readonly kind: TokenKind
  readonly label?: string
  /** The project of a token of kind `project`. */
  readonly projectId?: string
  /** Its lifetime in ms. @defaultValue the world's setting for its kind */
  readonly lifetimeMs?: number
}

/** Begins a session for a person. `parentId` makes it end together with that session. */
export function startSession(world: World, personId: string, parentId?: string): Session {
  const session: Session = {
    id: `ses${randomText(16)}`,
    personId,
    ...(parentId === undefined ? {} : { parentId }),
    startedAt: world.clock.now(),
    status: 'live',
  }
  world.sessions.set(session.id, session)
  return session
}

export function issueToken(world: World, session: Session, request: TokenRequest): Token {
  const issuedAt = world.clock.now()
  const lifetime = request.lifetimeMs ?? defaultLifetime(world.settings, request.kind)
  const token: Token = {
    value: tokenText(request.kind, world.tokens.size + 1),
    kind: request.kind,
    sessionId: session.id,
    ...(request.projectId === undefined ? {} : { projectId: request.projectId }),
    label: request.label ?? 'Browser session',
    issuedAt,
    expiresAt: issuedAt + lifetime,
    status: 'live',
  }
  world.tokens.set(token.value, token)
  return token
}

/** Why a token is refused; `null` when it is not. */
export type Refusal = 'unknown' | 'expired' | 'revoked'

/** Looks a token up as every endpoint does. */
export function refusalOf(world: World, token: Token | undefined): Refusal | null {
  if (token === undefined) return 'unknown'
  const session = world.sessions.get(token.sessionId)
  if (token.status !== 'live' || session?.status !== 'live') return 'revoked'
  return token.expiresAt <= world.clock.now() ? 'expired' : null
}

/** Replaces a live stamped token by a new one of the same session. */
export function rotateToken(world: World, token: Token): Token {
  const session = world.sessions.get(token.sessionId)
  if (session === undefined) throw new Error('A token always has a session')
  token.status = 'rotated'
  const next = issueToken(world, session, { kind: token.kind, label: token.label })
  world.changes.emit({ type: 'credentialsChanged' })
  return next
}

/** Ends a session, its tokens and everything minted from it. */
export function endSession(world: World, sessionId: string): void {
  const session = world.sessions.get(sessionId)
  if (session === undefined || session.status === 'ended') return
  session.status = 'ended'
  for (const token of world.tokens.values()) {
    if (token.sessionId === sessionId && token.status === 'live') token.status = 'revoked'
  }
  for (const child of world.sessions.values()) {
    if (child.parentId === sessionId) endSession(world, child.id)
  }
  world.changes.emit({ type: 'credentialsChanged' })
}

/** Ends everything that a person is signed in with, wherever. @returns how many sessions */
export function endSessions(world: World, personId: string): number {
  const sessions = [...world.sessions.values()].filter(
    (session) => session.personId === personId && session.status === 'live',
  )
  for (const session of sessions) endSession(world, session.id)
  return sessions.length
}

/** Which tokens a control command means. No field at all means none. */
export interface TokenSelection {
  readonly token?: string
  readonly person?: string
  readonly kind?: TokenKind
  readonly all?: boolean
}

/** The live tokens that a selection names. Several fields narrow each other. */
function selectTokens(world: World, selection: TokenSelection): Token[] {
  const { token, person, kind, all } = selection
  if (token === undefined && person === undefined && kind === undefined && all !== true) return []
  return [...world.tokens.values()].filter(
    (candidate) =>
      refusalOf(world, candidate) === null &&
      (token === undefined || candidate.value === token) &&
      (kind === undefined || candidate.kind === kind) &&
      (person === undefined || world.sessions.get(candidate.sessionId)?.personId === person),
  )
}

/** Makes the selected tokens expired now. @returns how many */
export function expireTokens(world: World, selection: TokenSelection): number {
  const tokens = selectTokens(world, selection)
  for (const token of tokens) token.expiresAt = world.clock.now()
  world.changes.emit({ type: 'credentialsChanged' })
  return tokens.length
}

/** Revokes the selected tokens; their sessions live on, so a parent can mint again. @returns how many */
export function revokeTokens(world: World, selection: TokenSelection): number {
  const tokens = selectTokens(world, selection)
  for (const token of tokens) token.status = 'revoked'
  world.changes.emit({ type: 'credentialsChanged' })
  return tokens.length
}

/** Hands out the one-time code that a sign-in ends with. */
export function issueSid(world: World, personId: string, request: TokenRequest): Sid {
  const sid: Sid = {
    value: randomText(32),
    personId,
    kind: request.kind,
    label: request.label ?? 'Browser session',
    expiresAt: world.clock.now() + world.settings.sidMs,
    used: false,
  }
  world.sids.set(sid.value, sid)
  world.counters.signIns += 1
  return sid
}

/** Turns a code into the token of a new session, once; `null` afterwards, or when it is too old. */
export function exchangeSid(world: World, value: string): Token | null {
  const sid = world.sids.get(value)
  if (sid === undefined || sid.expiresAt <= world.clock.now()) return null
  if (sid.used) {
    world.counters.sidReuses += 1
    return null
  }
  sid.used = true
  world.counters.sidExchanges += 1
  return issueToken(world, startSession(world, sid.personId), { kind: sid.kind, label: sid.label })
}

function tokenText(kind: TokenKind, serial: number): string {
  return kind === 'stamped' ? `sk${randomText(40)}-st${serial}` : `sk${randomText(44)}`
}

function defaultLifetime(settings: Settings, kind: TokenKind): number {
  if (kind === 'stamped') return settings.stampedTokenMs
  if (kind === 'oauth') return settings.oauthAccessTokenMs
  return kind === 'plain' ? settings.plainTokenMs : settings.projectTokenMs
}
