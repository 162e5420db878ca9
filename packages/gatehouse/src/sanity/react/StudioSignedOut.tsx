import type { ReactElement } from 'react'
import type { LoginProps } from '../../react/screens/LoginScreen.tsx'
import { Sentence } from '../../react/screens/Sentence.tsx'

/**
 * What stands in a tool's place while its studio has nobody signed in: a line, and why, where that is
 * known. The sign-in, and the screen, are the studio's.
 */
export function StudioSignedOut({ reason, header, footer }: LoginProps): ReactElement {
  return (
    <>
      {header}
      <div role="status">
        <Sentence size="small">You are signed out of the studio. Sign in there to go on.</Sentence>
        {reason?.detail !== undefined && <Sentence size="small">{reason.detail}</Sentence>}
      </div>
      {footer}
    </>
  )
}
