/** Longest path that a person is brought back to, in characters. */
const MAX_LENGTH = 2_048

/** What browsers read as something else than what it looks like: `\` as `/`, and control characters as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TRICKS = /[\\\u0000-\u0020\u007f]/

/**
 * The part of `value` that leads back into the app: a path of `origin`, with its query and hash.
 * `undefined` for everything that could lead anywhere else (S4).
 */
export function returnPath(value: unknown, origin: string): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || TRICKS.test(value)) return undefined
  if (!value.startsWith('/') || value.startsWith('//') || !URL.canParse(value, origin)) {
    return undefined
  }
  const url = new URL(value, origin)
  const path = url.href.slice(url.origin.length)
  return url.origin === origin && !path.startsWith('//') ? path : undefined
}

/** The path of an address, with its query and hash. */
export function pathOf(href: string): string {
  if (!URL.canParse(href)) return '/'
  const { pathname, search, hash } = new URL(href)
  return pathname + search + hash
}
