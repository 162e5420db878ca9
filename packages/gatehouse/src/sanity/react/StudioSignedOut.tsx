import type { ReactElement } from 'react'
import type { LoginProps } from '../../react/screens/LoginScreen.tsx'
import { Sentence } from '../../react/screens/Sentence.tsx'

/**
 * What stands in a tool's place while its studio has nobody signed in: one line. The sign-in, and the
 * screen, are the studio's.
 */
export function StudioSignedOut({ header, footer }: LoginProps): ReactElement {
  return (
    <>
      {header}
      <div role="status">
        <Sentence size="small">You are signed out of the studio. Sign in there to go on.</Sentence>
      </div>
      {footer}
    </>
  )
}
