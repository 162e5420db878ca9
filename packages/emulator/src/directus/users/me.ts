import type { Access } from '../access.ts'
import { invalidCredentials } from '../errors.ts'
import type { ItemQuery } from '../items/query.ts'
import { readItem } from '../items/readItems.ts'
import { findTable } from '../items/table.ts'
import type { JsonObject } from '../readBody.ts'

/** The caller's own account; without a role that may read it, its id alone. @throws {DirectusError} `INVALID_CREDENTIALS` for the public */
export function readMe(access: Access, query: ItemQuery): JsonObject {
  const { user } = access.accountability
  if (user === null || !access.world.users.has(user)) throw invalidCredentials()
  access.world.counters.usersMe += 1
  if (findTable(access, 'directus_users') === null) return { id: user }
  return readItem(access, 'directus_users', { key: user, query })
}
