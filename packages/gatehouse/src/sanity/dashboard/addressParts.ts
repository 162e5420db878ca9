/** One `name=value` of a query or a hash. */
export interface AddressMember {
  /** As it stands in the address. */
  readonly text: string
  /** Decoded; `''` for a member without a `=`, such as a route. */
  readonly name: string
  /** Decoded. */
  readonly value: string
}

/** An address, taken apart at its seams. */
export interface AddressParts {
  /** Everything before the query. */
  readonly path: string
  readonly query: readonly AddressMember[]
  readonly hash: readonly AddressMember[]
}

/** Takes an address apart so that {@link joinAddress} gives the same letters again. */
export function splitAddress(href: string): AddressParts {
  const [beforeHash, hash] = cut(href, '#')
  const [path, query] = cut(beforeHash, '?')
  return { path, query: members(query, decodeQuery), hash: members(hash, decode) }
}

/** Puts an address together; a part without members leaves no sign behind. */
export function joinAddress({ path, query, hash }: AddressParts): string {
  return path + joined('?', query) + joined('#', hash)
}

function cut(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function members(part: string, decodeValue: (text: string) => string): readonly AddressMember[] {
  if (part === '') return []
  return part.split('&').map((text) => {
    const at = text.indexOf('=')
    if (at < 0) return { text, name: '', value: '' }
    return { text, name: decodeValue(text.slice(0, at)), value: decodeValue(text.slice(at + 1)) }
  })
}

function joined(sign: string, part: readonly AddressMember[]): string {
  return part.length === 0 ? '' : sign + part.map(({ text }) => text).join('&')
}

/** As the reader of `_context` does, down to a percent sign that means nothing. */
function decodeQuery(text: string): string {
  return new URLSearchParams(`text=${text}`).get('text') ?? ''
}

/** In a hash a plus is a plus: tokens may hold one. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
