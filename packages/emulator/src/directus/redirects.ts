import { isAllowedOrigin } from '../origins.ts'
import type { DirectusWorld } from './world.ts'

/**
 * Whether a sign-in or a mail may lead to a URL: its origin has to be on the list, or all of it
 * without query and hash.
 */
export function isOnAllowList({ settings }: DirectusWorld, url: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname } = new URL(url)
  const { redirectAllowList } = settings
  return (
    isAllowedOrigin(origin, redirectAllowList) ||
    isAllowedOrigin(`${origin}${pathname}`, redirectAllowList)
  )
}

/** Where the server says that it is: its setting, or the address that a request came to. */
export function originOf({ settings }: DirectusWorld, request: Request): string {
  if (settings.publicUrl !== null) return settings.publicUrl.replace(/\/$/, '')
  const { protocol, host } = new URL(request.url)
  return `${protocol}//${request.headers.get('host') ?? host}`
}
