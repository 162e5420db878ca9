import type { Environment } from '../../ports/environment.ts'

/** Where it stands that a sign-in at a provider was begun here. */
function keyOf(name: string): string {
  return `gatehouse:${name}:provider`
}

/** The parameter in which Directus says why a provider's sign-in failed. */
const REASON = 'reason'

type Page = Pick<Environment, 'storage' | 'page'>

/** Remembers that the page is left for a provider, so that what it brings back is known for an answer. */
export function beginProviderLogin({ storage }: Page, name: string, provider: string): void {
  try {
    storage.set(keyOf(name), provider)
  } catch {
    // A refusal is then not told of; the sign-in itself needs no storage.
  }
}

/**
 * Takes the refusal of a provider's sign-in that was begun here out of the address; what another app
 * calls `reason` stays. The sentence that tells of it, or `undefined` where there is none.
 */
export function takeRefusal({ storage, page }: Page, name: string): string | undefined {
  const provider = takeBegun({ storage, page }, name)
  if (provider === undefined || !URL.canParse(page.href())) return undefined
  const url = new URL(page.href())
  const code = url.searchParams.get(REASON)
  if (code === null) return undefined
  url.searchParams.delete(REASON)
  page.replaceHref(url.href)
  // Anybody can write an address: what is no code is not repeated.
  const said = /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : ''
  return `The sign-in with ${provider} did not succeed${said}. Try again, or sign in another way.`
}

/** The address to come back to: this page's, without what an earlier attempt has left in it. */
export function returnAddress(href: string): string {
  const url = new URL(href)
  url.searchParams.delete(REASON)
  return url.href
}

function takeBegun({ storage }: Page, name: string): string | undefined {
  try {
    const provider = storage.get(keyOf(name)) ?? undefined
    if (provider !== undefined) storage.remove(keyOf(name))
    return provider
  } catch {
    return undefined
  }
}
