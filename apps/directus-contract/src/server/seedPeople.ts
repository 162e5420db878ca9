import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { AdminApi } from './adminApi.ts'
import { FIRST_ADMIN } from './directusEnv.ts'
import type { SeedRole, SeedUser, ServerSeed } from './serverSeed.ts'

/** The policy of each role, by the role's id; that of the public by `null`. */
export type Policies = ReadonlyMap<string | null, string>

/** Makes the roles and the people. The administrator is there already, and keeps their own id. */
export async function seedPeople(admin: AdminApi, seed: ServerSeed): Promise<Policies> {
  const policies = new Map<string | null, string>([[null, await publicPolicy(admin)]])
  for (const role of seed.roles) {
    if (!role.adminAccess) policies.set(role.id, await addRole(admin, role))
  }
  for (const user of seed.users.filter(({ provider }) => provider === undefined)) {
    if (user.email === FIRST_ADMIN.email) await describeAdmin(admin, user)
    else await addUser(admin, user)
  }
  return policies
}

/** Every server has one policy that goes with no role and no user. */
async function publicPolicy(admin: AdminApi): Promise<string> {
  const query = 'fields=policy&filter[role][_null]=true&filter[user][_null]=true'
  const found = await admin.send('GET', `/access?${query}`)
  if (Array.isArray(found) && typeof found[0]?.policy === 'string') return found[0].policy
  throw new Error('The server has no policy for the public.')
}

/** A role with a policy of its own, by the same id. */
async function addRole(
  admin: AdminApi,
  { id, name, appAccess, editsSelf }: SeedRole,
): Promise<string> {
  await admin.send('POST', '/roles', { id, name })
  const policy = { id, name, app_access: appAccess, admin_access: false }
  await admin.send('POST', '/policies', { ...policy, roles: [{ role: id }] })
  if (editsSelf) await allowOwnAccount(admin, id)
  return id
}

/**
 * People may look after their account. Without a licence key a rule cannot say "their own" or name
 * fields, so that they may look after everybody's.
 */
async function allowOwnAccount(admin: AdminApi, policy: string): Promise<void> {
  await admin.send('POST', '/permissions', {
    policy,
    collection: 'directus_users',
    action: 'update',
    fields: ['*'],
    permissions: {},
    validation: {},
  })
}

async function describeAdmin(admin: AdminApi, user: SeedUser): Promise<void> {
  const { first_name, last_name } = user
  await admin.send('PATCH', '/users/me', { first_name, last_name })
}

async function addUser(admin: AdminApi, user: SeedUser): Promise<void> {
  const { tfa_secret, ...row } = user
  await admin.send('POST', '/users', row)
  if (tfa_secret !== undefined) await enableTwoFactor(admin, user.id, tfa_secret)
}

/** Nobody can do it for somebody else, so they get a static token for a moment. */
async function enableTwoFactor(admin: AdminApi, id: string, secret: string): Promise<void> {
  const token = randomUUID()
  await admin.send('PATCH', `/users/${id}`, { token })
  const otp = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  await admin.as(token).send('POST', '/users/me/tfa/enable', { secret, otp })
  await admin.send('PATCH', `/users/${id}`, { token: null })
}
