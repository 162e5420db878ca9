import { originOn } from '../hosts.ts'
import type { Person, Project } from '../seed.ts'
import type { World } from '../world.ts'

/** A role as the vendor describes it. */
export interface Role {
  readonly name: string
  readonly title: string
  readonly description: string
}

/** The answer of `GET /users/me`. */
export interface CurrentUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly profileImage: string
  readonly provider: string
  readonly role: string
  readonly roles: readonly Role[]
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  administrator: 'Read and write access to all datasets, with full access to all project settings.',
  editor: 'Read and write access to all datasets, with limited access to project settings.',
  viewer: 'Can view all documents in all datasets',
}

/** Describes a role by its name. */
export function roleNamed(name: string): Role {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return { name, title, description: DESCRIPTIONS[name] ?? title }
}

/** Where a person's picture is, on the same port as `url` and on one host for every endpoint. */
export function pictureUrl(person: Person, url: URL): string {
  return `${originOn('api.localhost', url)}/__emulator/avatars/${person.id}.svg`
}

/** A person as the endpoint shows them: on a project's host with their role in it. */
export function currentUser(
  person: Person,
  place: { readonly world: World; readonly url: URL; readonly project?: Project },
): CurrentUser {
  const role = roleOf(person, place)
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    profileImage: pictureUrl(person, place.url),
    provider: person.provider,
    role,
    roles: role === '' ? [] : [roleNamed(role)],
  }
}

function roleOf(
  person: Person,
  { world, project }: { readonly world: World; readonly project?: Project },
): string {
  const groups = project === undefined ? world.organizations : [project]
  for (const { members } of groups) {
    const member = members.find((candidate) => candidate.person === person.id)
    if (member !== undefined) return member.role
  }
  return ''
}
