import type { Person } from '../../seed.ts'
import type { DirectusWorld } from '../world.ts'

const COLORS = ['#7c3aed', '#0f766e', '#b45309', '#be185d', '#1d4ed8'] as const

/** Directus's accounts as the sign-in page shows people. */
export function directusPeople({ users }: DirectusWorld): readonly Person[] {
  return [...users.values()].map((user, index) => ({
    id: user.id,
    name: [user.first_name, user.last_name].filter((name) => name !== null).join(' '),
    email: user.email,
    provider: user.provider,
    color: COLORS[index % COLORS.length] ?? COLORS[0],
    ...(user.status === 'suspended' ? { signInError: 'This account is suspended.' } : {}),
  }))
}
