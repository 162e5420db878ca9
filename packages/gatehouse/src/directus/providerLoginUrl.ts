import { segment } from './commands/itemPath.ts'
import { requestUrl } from './requestUrl.ts'

/**
 * The address that leads to a provider's own sign-in page, for a link. It comes back with the cookie of
 * a session, or with `?reason=` and a code. In an app with `authentication()`, its `loginWithProvider`
 * does more: it knows the answer when it comes back.
 *
 * @param url - where Directus is served
 * @param redirect - where to come back to, as a whole address; the server takes only those that it
 * is configured with. Without one, Directus shows what it came to as JSON
 */
export function providerLoginUrl(url: string | URL, provider: string, redirect?: string): string {
  const path = `/auth/login/${segment(provider, 'The provider')}`
  return requestUrl({ url: new URL(url) }, path, redirect ? { redirect } : {}).href
}
