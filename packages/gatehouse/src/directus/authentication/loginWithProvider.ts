import { AuthError } from '../../errors.ts'
import type { DirectusClient } from '../client.ts'
import { segment } from '../commands/itemPath.ts'
import { requestUrl } from '../requestUrl.ts'
import type { DirectusSession } from './directusSession.ts'
import { beginProviderLogin, returnAddress } from './providerLogin.ts'

/** Where to come back to. */
export interface ProviderLoginOptions {
  /** @defaultValue the page's own address */
  redirect?: string
}

/**
 * Leaves the page for the sign-in page of a provider, which comes back with the cookie of a session.
 * The server takes only addresses to come back to that it was configured with.
 *
 * @throws AuthError `not-supported` in json mode, `config-invalid` without a page
 */
export function loginWithProvider(
  session: DirectusSession,
  client: Pick<DirectusClient<never>, 'url'>,
  { provider, redirect }: ProviderLoginOptions & { readonly provider: string },
): void {
  const { mode, environment, name, cookies } = session
  const { page } = environment
  if (mode === 'json') {
    throw new AuthError(
      'not-supported',
      "A provider's page leaves its session in a cookie. Use authentication('session') or authentication('cookie') to sign in with one.",
    )
  }
  const target = redirect ?? page.href()
  if (!URL.canParse(target)) {
    throw new AuthError(
      'config-invalid',
      'There is no page to come back to from the sign-in. Call loginWithProvider in a browser, or give it the whole address as redirect.',
    )
  }
  const url = requestUrl(client, `/auth/login/${segment(provider, 'The provider')}`)
  session.begin()
  url.searchParams.set('redirect', returnAddress(target))
  beginProviderLogin(environment, name, provider)
  cookies.mark.clear(environment)
  page.assign(url.href)
}
