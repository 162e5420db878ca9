import { DirectusApp, useCurrentUser, useLogin, useLogOut } from 'gatehouse/directus/react'
import type { FormEvent } from 'react'

/** An app with the sign-in form that comes with it. */
export function App() {
  return (
    <DirectusApp url="https://directus.example.com" fallback={<p>Loading…</p>}>
      <Account />
    </DirectusApp>
  )
}

/** The same with a form of its own. */
export function AppWithForm() {
  return (
    <DirectusApp
      url="https://directus.example.com"
      fallback={<p>Loading…</p>}
      LoginComponent={SignIn}
    >
      <Account />
    </DirectusApp>
  )
}

/** The password first; then the code, where the account has a second factor. */
function SignIn() {
  const { login, isPending, error, needsOtp, reset } = useLogin()

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (isPending) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    void login(
      needsOtp ? { otp: text('otp') } : { email: text('email'), password: text('password') },
    )
  }

  return (
    <form onSubmit={submit}>
      {needsOtp ? (
        <label>
          Code of your authenticator app
          <input name="otp" inputMode="numeric" autoComplete="one-time-code" required />
        </label>
      ) : (
        <>
          <label>
            E-mail address
            <input name="email" type="email" autoComplete="username" required />
          </label>
          <label>
            Password
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
        </>
      )}
      {error && <p role="alert">{error.message}</p>}
      <button type="submit">{isPending ? 'Signing in…' : 'Sign in'}</button>
      {needsOtp && (
        <button type="button" onClick={reset}>
          Back
        </button>
      )}
    </form>
  )
}

function Account() {
  const user = useCurrentUser()
  const logOut = useLogOut()
  return (
    <button type="button" onClick={logOut}>
      Sign out {user?.first_name}
    </button>
  )
}
