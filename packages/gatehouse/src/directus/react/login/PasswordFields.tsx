import { type ReactElement, useId, useLayoutEffect, useRef } from 'react'
import { useArrivalFocus } from '../../../react/screens/useArrivalFocus.ts'
import { FailureText } from './FailureText.tsx'
import { Field } from './Field.tsx'
import type { LoginFailure } from './loginFailure.ts'
import { SubmitAction } from './SubmitAction.tsx'

/** Props of {@link PasswordFields}. */
export interface PasswordFieldsProps {
  readonly isPending: boolean
  readonly error: LoginFailure | null
  /** What explains the form to those who come straight into its first field. */
  readonly describedBy?: string | undefined
}

/** The first step: who, and the password. */
export function PasswordFields(props: PasswordFieldsProps): ReactElement {
  const { isPending, error, describedBy } = props
  const failureId = useId()
  const first = useArrivalFocus<HTMLInputElement>()
  const password = useRef<HTMLInputElement>(null)
  const isWrong = error?.code === 'wrong-password'
  useLayoutEffect(() => {
    if (!isWrong) return
    password.current?.focus()
    password.current?.select()
  }, [isWrong])
  return (
    <>
      <Field
        inputRef={first}
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        readOnly={isPending}
        aria-describedby={describedBy}
        aria-invalid={isWrong || error?.code === 'invalid' || undefined}
      />
      <Field
        inputRef={password}
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        readOnly={isPending}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? failureId : undefined}
      />
      <FailureText id={failureId} failure={error} />
      <SubmitAction busy={isPending}>{isPending ? 'Signing in…' : 'Sign in'}</SubmitAction>
    </>
  )
}
