import type { Accountability, DirectusUser, DirectusWorld } from './world.ts'

/** Who asks without a credential. */
export const PUBLIC: Accountability = {
  user: null,
  role: null,
  isAdmin: false,
  hasAppAccess: false,
  expiresAt: null,
}

/** What a user may do. */
export function accountabilityOf(
  world: DirectusWorld,
  user: DirectusUser,
  expiresAt: number | null,
): Accountability {
  const role = world.roles.find(({ id }) => id === user.role)
  return {
    user: user.id,
    role: user.role,
    isAdmin: role?.adminAccess === true,
    hasAppAccess: role?.adminAccess === true || role?.appAccess === true,
    expiresAt,
  }
}
