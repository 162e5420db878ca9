import { type ReactElement, useState } from 'react'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import { LoggingIn } from '../../react/screens/LoggingIn.tsx'
import { LoginError } from '../../react/screens/LoginError.tsx'
import { useKept } from '../../react/useKept.ts'
import { ClientApp } from './ClientApp.tsx'
import type { DirectusAppProps, OwnClientProps } from './directusAppProps.ts'
import { type ClientConfig, closeClient, openClient } from './openClient.ts'

/**
 * The root of an app: shows a sign-in form to somebody who is not signed in, and the children to
 * somebody who is. Its client lives from the mount to the unmount; what says the same on the next
 * render changes nothing.
 *
 * @example
 * ```tsx
 * <DirectusApp url="https://directus.example.com" fallback={<Spinner />}>
 *   <Tasks />
 * </DirectusApp>
 * ```
 */
export function DirectusApp(props: DirectusAppProps): ReactElement {
  if (props.client === undefined) return <OwnClientApp {...props} />
  return <ClientApp {...props} mode={undefined} />
}

function OwnClientApp(props: OwnClientProps): ReactElement {
  const { url, mode, credentials, storage, realtime, client: _, environment, ...rest } = props
  const [world] = useState(() => environment ?? browserEnvironment())
  const opened = useKept<ClientConfig, ReturnType<typeof openClient>>(
    { url, mode, credentials, storage, realtime },
    {
      clock: () => world.clock,
      open: (wanted) => openClient(wanted, world),
      close: closeClient,
    },
  )
  const { header, footer, fallback, CallbackComponent, LoginErrorComponent = LoginError } = rest
  const frame = { header, footer }
  if (opened === null) {
    return <LoggingIn {...frame} fallback={fallback} CallbackComponent={CallbackComponent} />
  }
  if (opened.type === 'failed') {
    return <LoginErrorComponent {...frame} error={opened.error} resetErrorBoundary={() => {}} />
  }
  return <ClientApp {...rest} client={opened.client} mode={mode} environment={world} />
}
