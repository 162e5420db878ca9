import type { CSSProperties, ReactElement } from 'react'
import { css, palette } from '../../../react/screens/palette.ts'
import type { LoginFailure } from './loginFailure.ts'

/** Props of {@link FailureText}. */
export interface FailureTextProps {
  /** For the field that it speaks of. */
  readonly id: string
  readonly failure: Pick<LoginFailure, 'message'> | null
}

const text: CSSProperties = { margin: 0, color: css(palette.danger), fontWeight: 500 }

/** Why it did not work. Always there, so that what comes into it is read out. */
export function FailureText({ id, failure }: FailureTextProps): ReactElement {
  return (
    <div role="alert" id={id}>
      {failure && <p style={text}>{failure.message}</p>}
    </div>
  )
}
