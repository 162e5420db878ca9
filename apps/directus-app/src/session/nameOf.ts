import type { DirectusUser } from 'gatehouse/directus/react'

/** What a person is called. One without a role may read no more of themselves than the id. */
export function nameOf({ first_name, last_name, email }: DirectusUser): string {
  const name = [first_name, last_name].filter((part) => part).join(' ')
  return name || email || 'Somebody without a role'
}
