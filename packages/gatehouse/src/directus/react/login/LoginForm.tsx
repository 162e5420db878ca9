import { type CSSProperties, type FormEvent, type ReactElement, useId } from 'react'
import { type LoginProps, LoginScreen } from '../../../react/screens/LoginScreen.tsx'
import { Screen } from '../../../react/screens/Screen.tsx'
import { Sentence } from '../../../react/screens/Sentence.tsx'
import { signedOutText } from '../../../react/screens/signedOutText.ts'
import { ProviderActions } from '../providers/ProviderActions.tsx'
import { useAuthProviders } from '../providers/useAuthProviders.ts'
import { OtpFields } from './OtpFields.tsx'
import { PasswordFields } from './PasswordFields.tsx'
import { useLogin } from './useLogin.ts'

const fields: CSSProperties = {
  alignSelf: 'stretch',
  display: 'flex',
  flexDirection: 'column',
  gap: '0.75rem',
}

/**
 * The sign-in form: e-mail address and password, then the code of a second factor where the account
 * has one; below them the server's other ways to sign in.
 */
export function LoginForm(props: LoginProps): ReactElement {
  const { header, footer, reason, isSigningOut } = props
  const { login, isPending, error, needsOtp, reset } = useLogin()
  const { providers, disableDefault } = useAuthProviders()
  const reasonId = useId()
  // Who is half way in need not be told why they were out.
  const why = needsOtp ? undefined : reason
  const told = why && why.code !== 'no-credential' ? signedOutText(why.code) : undefined
  if (isSigningOut) return <LoginScreen {...props} />

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (isPending) return
    const entered = new FormData(event.currentTarget)
    void login(
      needsOtp
        ? { otp: text(entered, 'otp').replaceAll(/\s/g, '') }
        : { email: text(entered, 'email').trim(), password: text(entered, 'password') },
    )
  }

  return (
    <Screen title={told?.title ?? 'Sign in'} arrival="quiet" header={header} footer={footer}>
      <div id={reasonId}>
        {told && <Sentence>{told.sentence}</Sentence>}
        {why?.detail !== undefined && <Sentence size="small">{why.detail}</Sentence>}
      </div>
      {!disableDefault && (
        <form style={fields} aria-label="Sign in" onSubmit={submit}>
          {needsOtp ? (
            <OtpFields isPending={isPending} error={error} onBack={reset} />
          ) : (
            <PasswordFields isPending={isPending} error={error} describedBy={reasonId} />
          )}
        </form>
      )}
      {!needsOtp && <ProviderActions providers={providers} />}
      {disableDefault && providers.length === 0 && (
        <Sentence>The server offers no way to sign in that this app can use.</Sentence>
      )}
    </Screen>
  )
}

function text(entered: FormData, name: string): string {
  const value = entered.get(name)
  return typeof value === 'string' ? value : ''
}
