import { webUrl } from './webUrl.ts'

/** The part of a sign-in that is the same whoever it is made with. */
const SHARED = ['origin', 'type', 'withSid'] as const

/**
 * Where to sign in with one provider: its own address, with what the sign-in page is told of this
 * sign-in. `undefined` for an address that a link must not lead to. Pure.
 */
export function providerUrl(provider: string, loginUrl: string): string | undefined {
  const url = webUrl(provider)
  if (!url) return undefined
  const { searchParams } = new URL(loginUrl)
  for (const name of SHARED) {
    const value = searchParams.get(name)
    if (value !== null) url.searchParams.set(name, value)
  }
  return url.href
}
