import { type LoginProps, useLoginUrl } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'

/** A sign-in screen as an app would bring it. */
export function OwnLogin({ login }: LoginProps): ReactElement {
  return (
    <main>
      <h1>Welcome to this app</h1>
      <button type="button" onClick={login}>
        Enter
      </button>
      <a href={useLoginUrl()}>Enter by a link</a>
    </main>
  )
}
