import { AuthBoundary, AuthProvider } from 'gatehouse/react'
import type { ReactElement } from 'react'
import { type Dashboard, DashboardContext } from './dashboardContext.ts'
import { SignedOut } from './screens/SignedOut.tsx'
import { SignInFailed } from './screens/SignInFailed.tsx'
import { Waiting } from './screens/Waiting.tsx'
import { Switching } from './switching/Switching.tsx'
import { Workspace } from './workspace/Workspace.tsx'

/** Props of {@link App}. */
export interface AppProps {
  readonly dashboard: Dashboard
}

/** The dashboard: the sign-in page, and behind it the apps. */
export function App({ dashboard }: AppProps): ReactElement {
  return (
    <DashboardContext value={dashboard}>
      <AuthProvider store={dashboard.session.authStore}>
        <Switching>
          <AuthBoundary
            fallback={<Waiting>Looking for your session…</Waiting>}
            LoginComponent={SignedOut}
            LoginErrorComponent={SignInFailed}
          >
            <Workspace />
          </AuthBoundary>
        </Switching>
      </AuthProvider>
    </DashboardContext>
  )
}
