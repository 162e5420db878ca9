import { lazy, type ReactElement, Suspense } from 'react'
import { type LoginProps, LoginScreen } from '../../react/screens/LoginScreen.tsx'

/** Its code is not in the way of apps that never show it. One that cannot be had leaves the plain screen. */
const LoginProviders = /* @__PURE__ */ lazy(() =>
  import('./LoginProviders.tsx').then(
    ({ LoginProviders: screen }) => ({ default: screen }),
    () => ({ default: LoginScreen }),
  ),
)

/** The screen with the ways to sign in, once its code is there. */
export function ProvidersLogin(props: LoginProps): ReactElement {
  return (
    <Suspense fallback={null}>
      <LoginProviders {...props} />
    </Suspense>
  )
}
