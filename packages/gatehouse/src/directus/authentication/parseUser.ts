import type { DirectusUser } from '../directusUser.ts'

/** A person out of what the server, or the ledger, holds; `undefined`: it is none. */
export function parseUser(value: unknown): DirectusUser | undefined {
  if (!isRecord(value) || !Object.hasOwn(value, 'id')) return undefined
  const { id } = value
  return typeof id === 'string' && id !== '' ? { ...value, id } : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
