import { ownMembers } from './ownMembers.ts'
import { textsOf } from './textsOf.ts'

/** A role that a person has in a project. */
export interface CurrentUserRole {
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
}

/** The person that `GET /users/me` tells of. */
export interface CurrentUser {
  readonly id: string
  readonly name: string
  readonly email: string
  /** An address of a picture. */
  readonly profileImage?: string | undefined
  /** How the person signs in: `google`, `github`, `sanity` … */
  readonly provider?: string | undefined
  /** The role in the project that was asked; empty where no project was. */
  readonly role: string
  readonly roles: readonly CurrentUserRole[]
}

/** The person out of unknown data, or `undefined` when there is none in it. */
export function parseCurrentUser(value: unknown): CurrentUser | undefined {
  const own = ownMembers(value)
  const id = own('id')
  const roles = own('roles') ?? []
  const texts = textsOf(value, ['name', 'email', 'profileImage', 'provider', 'role'])
  if (typeof id !== 'string' || id === '' || !texts || !Array.isArray(roles)) return undefined
  const { name = '', email = '', role = '', ...rest } = texts
  const known = roles.map(parseRole)
  if (!known.every((role) => role !== undefined)) return undefined
  return { id, name, email, ...rest, role, roles: known }
}

function parseRole(value: unknown): CurrentUserRole | undefined {
  const texts = textsOf(value, ['name', 'title', 'description'])
  return texts?.name === undefined ? undefined : { ...texts, name: texts.name }
}
