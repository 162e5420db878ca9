/**
 * The cookies that an answer sets, by name. A browser shows none: it keeps them itself, and so does
 * any platform that has a jar for them.
 */
export function readCookies(headers: Headers | undefined): ReadonlyMap<string, string> {
  // Not every `fetch` that can be handed in has it.
  const lines: readonly string[] = headers?.getSetCookie?.() ?? []
  const pairs = lines.map((line): [string, string] => {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
  return new Map(pairs.filter(([, value]) => value !== ''))
}
