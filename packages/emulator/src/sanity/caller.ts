import type { Member, Person, Project } from '../seed.ts'
import { refusalOf } from '../sessions.ts'
import type { Session, Token, World } from '../world.ts'
import { badCredential, noCredential, notAMember, plainError } from './errors.ts'

/** Who a request speaks for. */
export type Caller =
  | {
      readonly via: 'token'
      readonly person: Person
      readonly session: Session
      readonly token: Token
    }
  | { readonly via: 'cookie'; readonly person: Person; readonly session: Session }

/** The cookie of a browser session, on project hosts. */
const SESSION_COOKIE = 'sanitySession'

/** The header that sets the cookie of a session on the host that answers; `null` clears it. */
export function sessionCookieHeader(session: Session | null): string {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=None'
  if (session === null) return `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`
  return `${SESSION_COOKIE}=${session.id}; ${attributes}`
}

/** What a request brought along to prove who it is. */
export type Credential =
  | { readonly type: 'none' }
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'cookie'; readonly sessionId: string }

/**
 * Reads the credential of a request. A cookie counts only where there is no `Authorization` at all:
 * one that cannot be read is a wrong token, and nobody else's session.
 */
export function credentialOf(headers: Headers): Credential {
  const authorization = headers.get('authorization')
  if (authorization !== null) return { type: 'token', token: bearerToken(authorization) }
  const sessionId = sessionCookie(headers)
  return sessionId === null ? { type: 'none' } : { type: 'cookie', sessionId }
}

/** Finds the caller, on the host of `projectId` or on the global one. @throws {ApiError} 401 */
export function authenticate(world: World, headers: Headers, projectId?: string): Caller {
  const credential = credentialOf(headers)
  if (credential.type === 'token' && sessionCookie(headers) !== null) {
    world.counters.bothCredentials += 1
  }
  switch (credential.type) {
    case 'none':
      throw noCredential()
    case 'token':
      return callerOfToken(world, credential.token, projectId)
    case 'cookie':
      if (projectId === undefined) throw noCredential()
      return callerOfCookie(world, credential.sessionId)
  }
}

/** Whether a caller could still make the same request: its token and session live. */
export function isStillValid(world: World, caller: Caller): boolean {
  if (caller.via === 'token') return refusalOf(world, caller.token) === null
  return caller.session.status === 'live'
}

/** The caller's place in a project. @throws {ApiError} 401, the vendor's `projectUserNotFoundError` */
export function requireMember(project: Project, caller: Caller): Member {
  const member = project.members.find(({ person }) => person === caller.person.id)
  if (member === undefined) throw notAMember(project.id, caller.person.id)
  return member
}

/** @throws {ApiError} 404 */
export function requireProject(world: World, projectId: string): Project {
  const project = world.projects.find(({ id }) => id === projectId)
  if (project === undefined) throw plainError(404, `Project not found: "${projectId}"`)
  return project
}

function callerOfToken(world: World, value: string, projectId: string | undefined): Caller {
  const token = world.tokens.get(value)
  const refusal = refusalOf(world, token)
  if (refusal !== null) throw badCredential(refusal)
  // A project's token is not known anywhere else, the global host included.
  if (token?.kind === 'project' && token.projectId !== projectId) throw badCredential('unknown')
  const session = token && world.sessions.get(token.sessionId)
  const person = session && personOf(world, session)
  if (!token || !session || !person) throw badCredential('unknown')
  return { via: 'token', person, session, token }
}

function callerOfCookie(world: World, sessionId: string): Caller {
  const session = world.sessions.get(sessionId)
  const person = session && personOf(world, session)
  if (!session || !person) throw badCredential('unknown')
  if (session.status === 'ended') throw badCredential('revoked')
  return { via: 'cookie', person, session }
}

function personOf(world: World, session: Session): Person | undefined {
  return world.people.find(({ id }) => id === session.personId)
}

function bearerToken(authorization: string): string {
  return /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? ''
}

function sessionCookie(headers: Headers): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === SESSION_COOKIE && value) return value
  }
  return null
}
