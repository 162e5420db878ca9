import type { Environment } from '../../ports/environment.ts'
import { readOAuthCallback } from './oauthCallback.ts'

/** Takes an answer out of the page's address. Returns whether there was one. */
export function cleanRedirect({ page }: Environment, redirectUri: string): boolean {
  const href = page.href()
  const { cleanHref } = readOAuthCallback(href, redirectUri)
  if (cleanHref === href) return false
  page.replaceHref(cleanHref)
  return true
}
