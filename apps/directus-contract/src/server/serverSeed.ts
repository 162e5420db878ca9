/** What a server begins with, as the emulator writes it down: what the tests of both need of it. */
export interface ServerSeed {
  readonly roles: readonly SeedRole[]
  readonly users: readonly SeedUser[]
  readonly collections: Readonly<Record<string, SeedCollection>>
}

export interface SeedRole {
  readonly id: string
  readonly name: string
  readonly adminAccess: boolean
  readonly appAccess: boolean
  /** May change its own account. */
  readonly editsSelf: boolean
}

export interface SeedUser {
  readonly id: string
  readonly email: string
  readonly password: string
  /** A role's id. */
  readonly role: string | null
  readonly status?: 'suspended'
  readonly token?: string
  /** In base 32. */
  readonly tfa_secret?: string
  /** Somebody who signs in elsewhere: a real server makes their account when they first come. */
  readonly provider?: string
  readonly first_name?: string
  readonly last_name?: string
}

export interface SeedCollection {
  /** Plain ones, without the key `id` and the relations. */
  readonly fields: Readonly<
    Record<string, { readonly type: 'string' | 'integer' | 'boolean' | 'timestamp' }>
  >
  /** The one among them that is set to the time of each change. */
  readonly updatedField?: string
  readonly relations?: Readonly<Record<string, SeedRelation>>
  readonly permissions?: readonly {
    /** A role's id; `null` is the public. */
    readonly role: string | null
    readonly actions: readonly ('create' | 'read' | 'update' | 'delete')[]
  }[]
  readonly items: readonly { readonly id: number; readonly [field: string]: unknown }[]
}

export type SeedRelation =
  | { readonly type: 'one'; readonly collection: string }
  | { readonly type: 'many'; readonly collection: string; readonly field: string }
