import { type CSSProperties, type ReactElement, useId, useLayoutEffect, useRef } from 'react'
import { css, palette } from '../../../react/screens/palette.ts'
import { Sentence } from '../../../react/screens/Sentence.tsx'
import { FailureText } from './FailureText.tsx'
import { Field } from './Field.tsx'
import type { LoginFailure } from './loginFailure.ts'
import { SubmitAction } from './SubmitAction.tsx'

/** Props of {@link OtpFields}. */
export interface OtpFieldsProps {
  readonly isPending: boolean
  readonly error: LoginFailure | null
  /** Back to the password. */
  readonly onBack: () => void
}

const back: CSSProperties = {
  minHeight: '2.75rem',
  padding: 0,
  border: 'none',
  font: 'inherit',
  textDecoration: 'underline',
  color: css(palette.action),
  background: 'none',
  cursor: 'pointer',
}

/** The second step: the code. The focus comes here with it, and again for one that was wrong. */
export function OtpFields({ isPending, error, onBack }: OtpFieldsProps): ReactElement {
  const explanationId = useId()
  const failureId = useId()
  const field = useRef<HTMLInputElement>(null)
  // The focus comes with the step, and comes back for each code that was not taken: before anything can
  // be typed that would go nowhere.
  useLayoutEffect(() => {
    field.current?.focus()
    if (error) field.current?.select()
  }, [error])
  return (
    <>
      <div id={explanationId}>
        <Sentence>Enter the code that your authenticator app shows for this account.</Sentence>
      </div>
      <Field
        inputRef={field}
        label="One-time code"
        name="otp"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        readOnly={isPending}
        aria-describedby={error ? `${failureId} ${explanationId}` : explanationId}
        aria-invalid={error?.code === 'wrong-otp' || undefined}
      />
      <FailureText id={failureId} failure={error} />
      <SubmitAction busy={isPending}>{isPending ? 'Signing in…' : 'Sign in'}</SubmitAction>
      <button type="button" style={back} onClick={onBack}>
        Use another account
      </button>
    </>
  )
}
