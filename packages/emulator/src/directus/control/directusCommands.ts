import * as v from 'valibot'
import { reader } from '../../control/reader.ts'
import type { AuthMode } from '../auth/login.ts'
import { type DirectusSeed, DirectusSettingsSchema } from '../seed.ts'
import type { RealtimeFaults } from '../world.ts'

const Milliseconds = v.pipe(v.number(), v.minValue(0))

const ExpireSchema = v.union(
  [v.strictObject({ user: v.string() }), v.strictObject({ all: v.literal(true) })],
  'must be {"user": id or e-mail address} or {"all": true}',
)

const SessionSchema = v.strictObject({
  user: v.string(),
  mode: v.optional(v.picklist(['json', 'cookie', 'session']), 'json'),
})

const UserSchema = v.strictObject({
  user: v.string(),
  status: v.picklist(['active', 'suspended']),
})

const SocketFaultsSchema = v.strictObject({
  refusesUpgrades: v.exactOptional(v.boolean()),
  authDelayMs: v.exactOptional(Milliseconds),
  isDeaf: v.exactOptional(v.boolean()),
})

/** A session without a sign-in. */
export interface DirectusSessionCommand {
  readonly user: string
  readonly mode: AuthMode
}

/** Whose tokens are to expire. */
export type ExpireCommand = { readonly user: string } | { readonly all: true }

/** An account, by its id or e-mail address, and what becomes of it. */
export interface DirectusUserCommand {
  readonly user: string
  readonly status: 'active' | 'suspended'
}

/** Readers of the control API's bodies. Each throws an error with status 400 that says what is wrong. */
export const directusCommands: {
  readonly expire: (body: unknown) => ExpireCommand
  readonly session: (body: unknown) => DirectusSessionCommand
  readonly named: (body: unknown) => { readonly user: string }
  readonly user: (body: unknown) => DirectusUserCommand
  readonly settings: (body: unknown) => DirectusSeed['settings']
  readonly sockets: (body: unknown) => Partial<RealtimeFaults>
} = {
  expire: reader<ExpireCommand>(ExpireSchema),
  session: reader<DirectusSessionCommand>(SessionSchema),
  named: reader<{ readonly user: string }>(v.strictObject({ user: v.string() })),
  user: reader<DirectusUserCommand>(UserSchema),
  settings: reader(DirectusSettingsSchema),
  sockets: reader<Partial<RealtimeFaults>>(SocketFaultsSchema),
}
