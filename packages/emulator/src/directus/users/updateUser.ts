import * as v from 'valibot'
import type { Access } from '../access.ts'
import { forbiddenCollection, invalidPayload } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import { endSessionsOf } from '../sessions.ts'
import type { DirectusUser } from '../world.ts'

const nullableText = v.exactOptional(v.nullable(v.string()))

/** What may be changed. Fields that are not here are passed over, as the server passes over unknown ones. */
const ChangeSchema = v.object({
  email: v.exactOptional(v.string()),
  password: v.exactOptional(v.string()),
  first_name: nullableText,
  last_name: nullableText,
  language: nullableText,
  theme_light: nullableText,
  title: nullableText,
  description: nullableText,
  token: nullableText,
  status: v.exactOptional(v.picklist(['active', 'suspended'])),
})

/** What only an administrator changes. */
const GUARDED = ['status', 'token']

/** Changes an account. A suspended one's sessions end; its access tokens live on. @throws {DirectusError} `FORBIDDEN`, `INVALID_PAYLOAD` */
export function updateUser(access: Access, user: DirectusUser, change: JsonObject): void {
  if (!mayUpdate(access, user, change)) throw forbiddenCollection('directus_users')
  const parsed = v.safeParse(ChangeSchema, change)
  if (!parsed.success) throw invalidPayload(`"${v.getDotPath(parsed.issues[0])}" is invalid`)
  Object.assign(user, parsed.output)
  const { status, password } = parsed.output
  if (status === 'suspended' || password !== undefined) endSessionsOf(access.world, user.id)
}

/** @returns whether the caller may change these fields of an account */
export function mayUpdate(
  { world, accountability }: Access,
  user: DirectusUser,
  change: JsonObject,
): boolean {
  if (accountability.isAdmin) return true
  const role = world.roles.find(({ id }) => id === accountability.role)
  const isOwn = accountability.user === user.id
  return isOwn && role?.editsSelf === true && !GUARDED.some((name) => name in change)
}
