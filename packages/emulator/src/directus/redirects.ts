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
