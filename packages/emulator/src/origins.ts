/** Whether `origin` matches one of `patterns`, in which `*` is one or more of anything but `/` and `:`. */
export function isAllowedOrigin(origin: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => toExpression(pattern).test(origin))
}

function toExpression(pattern: string): RegExp {
  const literal = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '[^/:]+')}$`)
}
