import { Fact } from '@gatehouse/app-kit'
import type { LoginProps } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { signedOutSentence } from './signedOutSentence.ts'

/** Stands in the tool's own place while nobody is signed in. It leads nowhere: that is the studio's. */
export function ToolSignedOut({ reason, isSigningOut, login }: LoginProps): ReactElement {
  if (isSigningOut) {
    return (
      <p className="padded quiet" role="status">
        Signing out…
      </p>
    )
  }
  const sentence = signedOutSentence(reason)
  const detail = reason?.detail
  return (
    <div className="tool-out">
      <dl className="facts">
        <Fact term="State" value="logged-out" />
        <Fact term="Reason" value={reason?.code ?? 'none'} />
      </dl>
      <div role="status">
        <p>{sentence}</p>
        {detail !== undefined && detail !== sentence && <p className="quiet small">{detail}</p>}
      </div>
      <button type="button" className="button" onClick={login}>
        Look again
      </button>
    </div>
  )
}
