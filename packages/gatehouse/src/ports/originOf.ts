/** The origin of an absolute address, `'null'` for an opaque one, or `null` when it is no address. */
export function originOf(address: string): string | null {
  try {
    return new URL(address).origin
  } catch {
    return null
  }
}
