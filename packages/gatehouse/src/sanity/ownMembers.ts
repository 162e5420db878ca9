/**
 * Reads the own members of whatever came from outside: of something that is no object, none; never
 * those of a prototype.
 */
export function ownMembers(raw: unknown): (name: string) => unknown {
  if (typeof raw !== 'object' || raw === null) return () => undefined
  return (name) => (Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined)
}
