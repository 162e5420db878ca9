import type { CurrentUser } from 'gatehouse/sanity'

/** The person out of a stored record; whatever is not one is dropped, and a sign-in begins anew. */
export function readPerson(value: unknown): CurrentUser | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, email, profileImage } = value as Record<string, unknown>
  if (typeof id !== 'string' || id === '') return undefined
  return {
    id,
    name: typeof name === 'string' ? name : '',
    email: typeof email === 'string' ? email : '',
    ...(typeof profileImage === 'string' && { profileImage }),
    roles: [],
  }
}
