/** The selector of what has a role and a name for a screen reader. */
export function byRole(role: string, name: string): string {
  return `::-p-aria([name="${name}"][role="${role}"])`
}
