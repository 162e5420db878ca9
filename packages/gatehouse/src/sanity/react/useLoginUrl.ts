import { useMemo, useSyncExternalStore } from 'react'
import { getLoginUrlState, loginUrl } from '../standalone/loginUrl.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/**
 * The address of the sign-in page, for a link: it brings the person back to where they are now. On a
 * server, and while its page comes to life, nobody knows where that is: the address says so little.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useLoginUrl(): string {
  const instance = useSanityInstance()
  const { subscribe, getCurrent } = useMemo(() => getLoginUrlState(instance), [instance])
  const { apiHost } = instance.config.auth ?? {}
  return useSyncExternalStore(subscribe, getCurrent, () => loginUrl({ apiHost, href: '' }))
}
