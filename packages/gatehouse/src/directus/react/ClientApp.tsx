import { QueryClient } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import { AuthBoundary } from '../../react/AuthBoundary.tsx'
import { AuthProvider } from '../../react/AuthProvider.tsx'
import { AuthQueryProvider } from '../../react-query/AuthQueryProvider.tsx'
import { DirectusContext, type DirectusTree } from './DirectusContext.ts'
import type { GivenClientProps } from './directusAppProps.ts'
import { LiveItemsContext } from './items/LiveItemsContext.ts'
import { createLiveItems } from './items/liveItems.ts'
import { isLiveSource } from './items/liveSource.ts'
import { LoginForm } from './login/LoginForm.tsx'

/** Props of {@link ClientApp}. */
export interface ClientAppProps extends GivenClientProps, Pick<DirectusTree, 'mode'> {}

/** An app over a client that is there. */
export function ClientApp(props: ClientAppProps): ReactElement {
  const { client, mode, queryClient: given, environment, children, ...boundary } = props
  const { LoginComponent = LoginForm } = boundary
  const [world] = useState(() => environment ?? browserEnvironment())
  const [own] = useState(() => given ?? new QueryClient())
  const queryClient = given ?? own
  const live = useMemo(() => {
    if (!isLiveSource(client)) return null
    return createLiveItems({ source: client, queryClient, environment: world })
  }, [client, queryClient, world])
  const tree = useMemo(() => ({ client, mode }), [client, mode])
  return (
    <DirectusContext.Provider value={tree}>
      <AuthProvider store={client.authStore}>
        <AuthQueryProvider client={queryClient} backend={client.url.href}>
          <LiveItemsContext.Provider value={live}>
            <AuthBoundary {...boundary} LoginComponent={LoginComponent}>
              {children}
            </AuthBoundary>
          </LiveItemsContext.Provider>
        </AuthQueryProvider>
      </AuthProvider>
    </DirectusContext.Provider>
  )
}
