import type { Access } from '../access.ts'
import type { Item } from '../collections.ts'
import type { Table } from '../items/table.ts'
import type { Field } from '../seed.ts'
import type { DirectusUser } from '../world.ts'

/** Shown in place of what is never shown. */
const HIDDEN = '**********'

const USER_FIELDS = [
  'id',
  'first_name',
  'last_name',
  'email',
  'password',
  'location',
  'title',
  'description',
  'tags',
  'avatar',
  'language',
  'tfa_secret',
  'status',
  'role',
  'token',
  'last_access',
  'last_page',
  'provider',
  'external_identifier',
  'auth_data',
  'email_notifications',
  'appearance',
  'theme_dark',
  'theme_light',
  'policies',
] as const

/** What an account sees of itself when its role has app access. */
const OWN_FIELDS = [
  'id',
  'first_name',
  'last_name',
  'last_page',
  'email',
  'password',
  'location',
  'title',
  'description',
  'tags',
  'provider',
  'avatar',
  'language',
  'appearance',
  'theme_light',
  'theme_dark',
  'tfa_secret',
  'status',
  'role',
] as const

/** `directus_users`, as far as the caller may see it; `null` when not at all. */
export function usersTable(access: Access): Table | null {
  const { world, accountability } = access
  const { user: ownId, isAdmin, hasAppAccess } = accountability
  const role = world.roles.find(({ id }) => id === accountability.role)
  const seesAll = isAdmin || role?.readsUsers === true
  if (!seesAll && !hasAppAccess) return null
  const users = [...world.users.values()].filter(({ id }) => seesAll || id === ownId)
  return {
    name: 'directus_users',
    fields: textFields(isAdmin ? USER_FIELDS : OWN_FIELDS),
    relations: { role: { type: 'one', collection: 'directus_roles' } },
    items: users.map(describeUser).sort(byId),
  }
}

/** `directus_roles`: all of them for an administrator, else one's own. */
export function rolesTable({ world, accountability }: Access): Table | null {
  const { isAdmin, hasAppAccess, role: ownRole } = accountability
  if (!isAdmin && !hasAppAccess) return null
  const roles = world.roles.filter(({ id }) => isAdmin || id === ownRole)
  return {
    name: 'directus_roles',
    fields: textFields(['id', 'name', 'icon', 'description', 'parent']),
    relations: {},
    items: roles.map(({ id, name }) => ({
      id,
      name,
      icon: 'supervised_user_circle',
      description: null,
      parent: null,
    })),
  }
}

function describeUser(user: DirectusUser): Item {
  const blank = Object.fromEntries(USER_FIELDS.map((name) => [name, null]))
  return {
    ...blank,
    email_notifications: true,
    policies: [],
    ...user,
    password: user.password === '' ? null : HIDDEN,
    token: user.token === null ? null : HIDDEN,
    tfa_secret: user.tfa_secret === null ? null : HIDDEN,
  }
}

function textFields(names: readonly string[]): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    names.map((name) => [name, { type: 'string', initial: null, isRequired: false }]),
  )
}

function byId(one: Item, other: Item): number {
  return String(one.id) < String(other.id) ? -1 : 1
}
