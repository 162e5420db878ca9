import { ownMembers } from './ownMembers.ts'

/**
 * Those of the named members that are there, or `undefined` where one of them is not a text. `null`
 * counts as not there: it is the API's word for nothing.
 */
export function textsOf<N extends string>(
  raw: unknown,
  names: readonly N[],
): { readonly [name in N]?: string } | undefined {
  const own = ownMembers(raw)
  const texts: { [name in N]?: string } = {}
  for (const name of names) {
    const value = own(name) ?? undefined
    if (value === undefined) continue
    if (typeof value !== 'string') return undefined
    texts[name] = value
  }
  return texts
}
