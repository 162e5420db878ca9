import type { DirectusUser } from '../directusUser.ts'
import type { IfAny, ItemOf } from './schema.ts'

/** A user: with the fields that the schema adds to `directus_users`, where it does. */
export type UserItem<Schema> = IfAny<
  Schema,
  DirectusUser,
  Schema extends { readonly directus_users: infer Users }
    ? DirectusUser & ItemOf<Users>
    : DirectusUser
>
