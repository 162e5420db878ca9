import * as v from 'valibot'
import type { Relation } from './collections.ts'
import type { DirectusSettings, WebsocketSettings } from './settings.ts'
import type { DirectusUser } from './world.ts'

/** A role, with what its policies allow. */
export interface DirectusRole {
  readonly id: string
  readonly name: string
  readonly adminAccess: boolean
  /** May see its own account whole. */
  readonly appAccess: boolean
  /** May change its own account, as the vendor recommends for roles with app access. */
  readonly editsSelf: boolean
  /** May read everybody's name and e-mail address. */
  readonly readsUsers: boolean
}

/** A way to sign in by redirect. Its users are those whose `provider` is its name. */
export interface DirectusProvider {
  readonly name: string
  /** What the sign-in leaves in the browser, as `AUTH_<PROVIDER>_MODE`. */
  readonly mode: 'session' | 'cookie'
  readonly icon: string | null
  readonly label: string
}

export type ItemAction = 'create' | 'read' | 'update' | 'delete'

/** What a role may do in a collection. An administrator may do everything. */
export interface Permission {
  /** The role's id; `null` is the public, which includes accounts without a role. */
  readonly role: string | null
  readonly actions: readonly ItemAction[]
}

/** What a field holds. `key` is that of another item, whichever type that has. */
export type FieldType = 'string' | 'integer' | 'float' | 'boolean' | 'timestamp' | 'json' | 'key'

export interface Field {
  readonly type: FieldType
  /** What it holds where nothing was given. */
  readonly initial: unknown
  readonly isRequired: boolean
}

export interface CollectionSeed {
  readonly keyType: 'integer' | 'uuid'
  /** Plain fields, without the key `id` and the relations. */
  readonly fields: Readonly<Record<string, Field>>
  readonly createdField: string | null
  readonly updatedField: string | null
  readonly relations: Readonly<Record<string, Relation>>
  readonly permissions: readonly Permission[]
  readonly items: readonly { readonly id: string | number; readonly [field: string]: unknown }[]
}

/** What a Directus starts with, complete. */
export interface DirectusSeed {
  readonly settings: Partial<Omit<DirectusSettings, 'websocket'>> & {
    readonly websocket?: Partial<WebsocketSettings>
  }
  readonly roles: readonly DirectusRole[]
  readonly providers: readonly DirectusProvider[]
  readonly users: readonly Readonly<DirectusUser>[]
  readonly collections: Readonly<Record<string, CollectionSeed>>
}

const nullableText = v.optional(v.nullable(v.string()), null)
const ms = v.pipe(v.number(), v.minValue(0))

const UserSchema = v.strictObject({
  id: v.string(),
  email: v.string(),
  password: v.optional(v.string(), ''),
  first_name: nullableText,
  last_name: nullableText,
  role: nullableText,
  status: v.optional(v.picklist(['active', 'suspended']), 'active'),
  token: nullableText,
  tfa_secret: nullableText,
  provider: v.optional(v.string(), 'default'),
  language: nullableText,
  theme_light: nullableText,
  title: nullableText,
  description: nullableText,
})

const RelationSchema = v.variant('type', [
  v.strictObject({ type: v.literal('one'), collection: v.string() }),
  v.strictObject({ type: v.literal('many'), collection: v.string(), field: v.string() }),
])

const FieldSchema = v.strictObject({
  type: v.picklist(['string', 'integer', 'float', 'boolean', 'timestamp', 'json', 'key']),
  initial: v.optional(v.unknown(), null),
  isRequired: v.optional(v.boolean(), false),
})

const CollectionSchema = v.strictObject({
  keyType: v.optional(v.picklist(['integer', 'uuid']), 'integer'),
  fields: v.record(v.string(), FieldSchema),
  createdField: nullableText,
  updatedField: nullableText,
  relations: v.optional(v.record(v.string(), RelationSchema), {}),
  permissions: v.optional(
    v.array(
      v.strictObject({
        role: v.nullable(v.string()),
        actions: v.array(v.picklist(['create', 'read', 'update', 'delete'])),
      }),
    ),
    [],
  ),
  items: v.optional(v.array(v.looseObject({ id: v.union([v.string(), v.number()]) })), []),
})

/** What may be set, in a seed and at run time. */
export const DirectusSettingsSchema: v.GenericSchema<unknown, DirectusSeed['settings']> =
  v.strictObject({
    accessTokenMs: v.exactOptional(ms),
    refreshTokenMs: v.exactOptional(ms),
    sessionMs: v.exactOptional(ms),
    sessionGraceMs: v.exactOptional(ms),
    refreshWorkMs: v.exactOptional(ms),
    cookieSameSite: v.exactOptional(v.picklist(['Lax', 'Strict', 'None'])),
    isCookieSecure: v.exactOptional(v.boolean()),
    loginAttempts: v.exactOptional(v.number()),
    rateLimiter: v.exactOptional(
      v.nullable(v.strictObject({ points: v.number(), durationMs: ms })),
    ),
    corsOrigin: v.exactOptional(v.string()),
    publicUrl: v.exactOptional(v.nullable(v.string())),
    redirectAllowList: v.exactOptional(v.array(v.string())),
    websocket: v.exactOptional(
      v.strictObject({
        isEnabled: v.exactOptional(v.boolean()),
        auth: v.exactOptional(v.picklist(['handshake', 'public', 'strict'])),
        authTimeoutMs: v.exactOptional(ms),
        heartbeatMs: v.exactOptional(ms),
      }),
    ),
  })

/** The part of a seed that is Directus. What is left out is empty. */
export const DirectusSeedSchema: v.GenericSchema<unknown, DirectusSeed> = v.strictObject({
  settings: v.optional(DirectusSettingsSchema, {}),
  roles: v.optional(
    v.array(
      v.strictObject({
        id: v.string(),
        name: v.string(),
        adminAccess: v.optional(v.boolean(), false),
        appAccess: v.optional(v.boolean(), false),
        editsSelf: v.optional(v.boolean(), false),
        readsUsers: v.optional(v.boolean(), false),
      }),
    ),
    [],
  ),
  providers: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        mode: v.optional(v.picklist(['session', 'cookie']), 'session'),
        icon: nullableText,
        label: v.string(),
      }),
    ),
    [],
  ),
  users: v.optional(v.array(UserSchema), []),
  collections: v.optional(v.record(v.string(), CollectionSchema), {}),
})

/** What a seed refers to and does not have, a sentence each. */
export function danglingInDirectus(seed: DirectusSeed): string[] {
  const roles = new Set(seed.roles.map(({ id }) => id))
  const providers = new Set(['default', ...seed.providers.map(({ name }) => name)])
  const users = seed.users.flatMap(({ email, role, provider }) => [
    ...(role === null || roles.has(role) ? [] : [`directus: ${email} has no role "${role}"`]),
    ...(providers.has(provider) ? [] : [`directus: ${email} has no provider "${provider}"`]),
  ])
  const collections = Object.entries(seed.collections).flatMap(([name, collection]) => [
    ...Object.entries(collection.relations)
      .filter(([, { collection: other }]) => !isKnown(seed, other))
      .map(([field, { collection: other }]) => `directus: ${name}.${field} leads to no "${other}"`),
    ...collection.permissions
      .filter(({ role }) => role !== null && !roles.has(role))
      .map(({ role }) => `directus: ${name} is permitted to no role "${role}"`),
  ])
  return [...users, ...collections]
}

function isKnown({ collections }: DirectusSeed, name: string): boolean {
  return name in collections || name === 'directus_users' || name === 'directus_roles'
}
