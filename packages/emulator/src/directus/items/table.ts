import type { Access } from '../access.ts'
import type { Item, Relation } from '../collections.ts'
import { forbiddenCollection } from '../errors.ts'
import type { Field, ItemAction } from '../seed.ts'
import { rolesTable, usersTable } from '../users/userTables.ts'

/** A collection as one caller sees it: what they may not see is not in it. */
export interface Table {
  readonly name: string
  readonly fields: Readonly<Record<string, Field>>
  readonly relations: Readonly<Record<string, Relation>>
  readonly items: readonly Item[]
}

/** @throws {DirectusError} `FORBIDDEN` when there is none, or not for this caller */
export function requireTable(access: Access, name: string): Table {
  const table = findTable(access, name)
  if (table === null) throw forbiddenCollection(name)
  return table
}

export function findTable(access: Access, name: string): Table | null {
  if (name === 'directus_users') return usersTable(access)
  if (name === 'directus_roles') return rolesTable(access)
  const collection = access.world.collections.get(name)
  if (collection === undefined || !isAllowed(access, name, 'read')) return null
  const { fields, relations } = collection
  return { name, fields, relations, items: [...collection.items.values()] }
}

/** Whether a caller may do something in a collection of the seed's. */
export function isAllowed(access: Access, name: string, action: ItemAction): boolean {
  const { world, accountability } = access
  const collection = world.collections.get(name)
  if (collection === undefined) return false
  if (accountability.isAdmin) return true
  return collection.permissions.some(
    ({ role, actions }) => role === accountability.role && actions.includes(action),
  )
}
