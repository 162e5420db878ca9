import type { CSSProperties, ReactElement, ReactNode } from 'react'

/** Takes no room, and is still read aloud. */
const unseen: CSSProperties = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}

/** The app's own fallback while somebody is being signed in, and words for those who do not see it. */
export function SigningIn({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <>
      <span role="status" style={unseen}>
        Signing in…
      </span>
      {children}
    </>
  )
}
